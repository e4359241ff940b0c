using System.Text;
using Microsoft.AspNetCore.Builder;
using RoomCalls.AspNetCore.Tests.Support;

namespace RoomCalls.AspNetCore.Tests;

/// <summary>The endpoint with the real core behind it.</summary>
public sealed class RealCoreTests
{
    private const int MaxBytes = 1024 * 1024;

    [Fact]
    public async Task A_callback_reaches_its_call()
    {
        await using Connected connected = await Connected.StartAsync();

        Assert.Equal(Answer.Of(200), await connected.Web.PostAsync(connected.Target, Bodies.Roster(7)));

        Assert.Equal(Bodies.Person(7), Assert.Single(connected.Call.State.Participants).Id.RawId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?call=")]
    [InlineData("?call=AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_wrong_key_is_401(string query)
    {
        await using Connected connected = await Connected.StartAsync();

        Assert.Equal(Answer.Of(401), await connected.Web.PostAsync(Web.Path + query, Bodies.Roster(7)));
        Assert.Empty(connected.Call.State.Participants);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[{\"id\":\"1\"}]")]
    [InlineData("\"text\"")]
    public async Task A_malformed_body_is_400(string body)
    {
        await using Connected connected = await Connected.StartAsync();

        Assert.Equal(Answer.Of(400), await connected.Web.PostAsync(connected.Target, body));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_content_type_than_JSON_is_400(string? contentType)
    {
        await using Connected connected = await Connected.StartAsync();

        Assert.Equal(Answer.Of(400), await connected.Web.PostAsync(connected.Target, Bodies.Roster(7), contentType));
        Assert.Empty(connected.Call.State.Participants);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_a_mebibyte_is_taken_and_one_byte_more_is_413(bool chunked)
    {
        await using Connected connected = await Connected.StartAsync();
        byte[] largest = Encoding.UTF8.GetBytes(Bodies.Roster(7).PadRight(MaxBytes));

        Assert.Equal(Answer.Of(413), await connected.Web.PostAsync(connected.Target, [.. largest, (byte)' '], chunked: chunked));
        Assert.Empty(connected.Call.State.Participants);
        Assert.Equal(Answer.Of(200), await connected.Web.PostAsync(connected.Target, largest, chunked: chunked));
        Assert.Single(connected.Call.State.Participants);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lower_limit_of_the_server_is_413_too(bool chunked)
    {
        await using Connected connected = await Connected.StartAsync(server: kestrel => kestrel.Limits.MaxRequestBodySize = 1024);

        Assert.Equal(Answer.Of(413), await connected.Web.PostAsync(connected.Target, Encoding.UTF8.GetBytes(Bodies.Roster(7).PadRight(2048)), chunked: chunked));
        Assert.Empty(connected.Call.State.Participants);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_aborted_request_does_no_harm(bool reset)
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Connected connected = await Connected.StartAsync(app => app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception)
            {
                ended.TrySetResult();
                throw;
            }
        }));
        using (RawClient client = await RawClient.ConnectAsync(connected.Web.Address))
        {
            string body = Bodies.Roster(7);
            await client.SendAsync($"POST {connected.Target} HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: {body.Length + 1}\r\n\r\n{body}");
            if (reset)
            {
                client.Reset();
            }
        }

        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Empty(connected.Call.State.Participants);
        Assert.Equal(Answer.Of(200), await connected.Web.PostAsync(connected.Target, Bodies.Roster(8)));
        Assert.Equal(Bodies.Person(8), Assert.Single(connected.Call.State.Participants).Id.RawId);
    }

    [Fact]
    public async Task Fifty_callbacks_at_once_are_all_taken()
    {
        await using Connected connected = await Connected.StartAsync();

        Answer[] answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => connected.Web.PostAsync(connected.Target, Bodies.Roster(i))));

        Assert.All(answers, answer => Assert.Equal(Answer.Of(200), answer));
        Assert.Equal(Bodies.Person(50), Assert.Single(connected.Call.State.Participants).Id.RawId);
    }
}
