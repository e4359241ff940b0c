using System.Collections.Concurrent;
using System.Diagnostics;
using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Tests.Internal.Http;

public sealed class RestPipelineTests : IDisposable
{
    private static readonly ParticipantId Phone = ParticipantId.PhoneNumber("+16045550177");

    private readonly RestTransportFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task SendAsync_AnyRequest_HasTheCommonHeaders()
    {
        _fixture.Service.Answer(204);

        await _fixture.CallAsync(new HangUpCall());

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal("application/json", sent.Headers["Accept"]);
        Assert.True(Guid.TryParse(sent.Headers["x-ms-client-request-id"], out _));
        Assert.StartsWith("azsdk-net-RoomCalls.Rest/", sent.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.False(sent.Headers.ContainsKey("Content-Type"));
        Assert.Null(sent.Body);
        Assert.Equal("?api-version=2026-03-12", sent.Address.Query);
    }

    [Fact]
    public async Task SendAsync_RepeatableAction_SendsTheSameHeadersOnEveryAttempt()
    {
        _fixture.Service.Answer(500).Answer(204);
        await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new HangUpForEveryone()));
        await _fixture.CallAsync(new HangUpForEveryone());

        Assert.Equal(2, _fixture.Service.Requests.Count);
        Assert.All(_fixture.Service.Requests, sent =>
        {
            Assert.Equal("0aef1b2c-3d4e-4f50-8a6b-7c8d9eafb0c1", sent.Headers["Repeatability-Request-ID"]);
            Assert.Equal("Fri, 20 Nov 2026 10:29:28 GMT", sent.Headers["Repeatability-First-Sent"]);
        });
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task SendAsync_Failure_IsNotRetried(int status)
    {
        await _fixture.FailAsync<TransportException>(status, null, ("Retry-After", "0"));

        Assert.Single(_fixture.Service.Requests);
    }

    [Fact]
    public async Task SendAsync_EndpointWithOrWithoutSlash_SendsToTheSameAddress()
    {
        using RestTransportFixture other = new("https://name.communication.azure.com");
        _fixture.Service.Answer(204);
        other.Service.Answer(204);

        await _fixture.CallAsync(new HangUpCall());
        await other.CallAsync(new HangUpCall());

        Assert.Equal($"https://name.communication.azure.com/calling/callConnections/{RestTransportFixture.Leg}?api-version=2026-03-12", _fixture.Service.Request.Address.AbsoluteUri);
        Assert.Equal(_fixture.Service.Request.Address, other.Service.Request.Address);
    }

    [Fact]
    public async Task SendAsync_CancelledByTheCaller_ThrowsOperationCanceled()
    {
        using CancellationTokenSource cancel = new();
        _fixture.Service.Answer(async (_, token) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new UnreachableException();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _fixture.Calls.SendAsync(new HangUpCall(), RestTransportFixture.Envelope, cancel.Token));
    }

    [Fact]
    public async Task SendAsync_CutByTheCallersCancellation_ThrowsOperationCanceled()
    {
        using CancellationTokenSource cancel = new();
        _fixture.Service.Answer(async (_, _) =>
        {
            await cancel.CancelAsync();
            throw new HttpRequestException("aborted");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _fixture.Calls.SendAsync(new HangUpCall(), RestTransportFixture.Envelope, cancel.Token));
    }

    [Fact]
    public async Task SendAsync_CancelledByTheTransport_IsTimedOut()
    {
        _fixture.Service.Throw(new TaskCanceledException());

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new HangUpCall()));

        Assert.Equal((TransportFault.TimedOut, ActionEffect.Unknown), (failed.Fault, failed.Effect));
    }

    [Fact]
    public async Task SendAsync_ClosedPort_HasNoEffect()
    {
        using RestTransportFixture real = new(LoopbackServer.ClosedEndpoint().AbsoluteUri, o => o.Transport = null);

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => real.CallAsync(new HangUpForEveryone()));

        Assert.Equal((TransportFault.Network, ActionEffect.None), (failed.Fault, failed.Effect));
        Assert.Null(failed.Status);
        Assert.Null(failed.RequestId);
    }

    [Fact]
    public async Task SendAsync_CutAfterTheRequest_HasUnknownEffect()
    {
        await using LoopbackServer server = new((stream, _) =>
        {
            stream.Close();
            return Task.CompletedTask;
        });
        using RestTransportFixture real = new(server.Endpoint.AbsoluteUri, o => o.Transport = null);

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => real.CallAsync(new RemoveParticipant(Phone)));

        Assert.Equal((TransportFault.Network, ActionEffect.Unknown), (failed.Fault, failed.Effect));
    }

    [Fact]
    public async Task SendAsync_CutWithinTheBody_HasUnknownEffect()
    {
        await using LoopbackServer server = new(async (stream, _) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"value\""u8.ToArray());
            stream.Close();
        });
        using RestTransportFixture real = new(server.Endpoint.AbsoluteUri, o => o.Transport = null);

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => real.CallAsync(new ListParticipants()));

        Assert.Equal((TransportFault.Network, ActionEffect.Unknown), (failed.Fault, failed.Effect));
    }

    [Fact]
    public async Task SendAsync_PhoneNumberInThePath_IsSentEncodedAndNotTraced()
    {
        string? head = null;
        await using LoopbackServer server = new(async (stream, request) =>
        {
            head = request;
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"rawId\":\"4:+16045550177\"}"u8.ToArray());
            stream.Close();
        });
        using RestTransportFixture real = new(server.Endpoint.AbsoluteUri, o => o.Transport = null);
        ConcurrentQueue<string> traced = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traced.Enqueue(string.Join(' ', activity.TagObjects)),
        };
        ActivitySource.AddActivityListener(listener);

        ActionAnswer answer = await real.CallAsync(new GetParticipant(Phone));

        Assert.Equal(Phone, Assert.IsType<RosterEntry>(answer.Value).Id);
        Assert.StartsWith($"GET /calling/callConnections/{RestTransportFixture.Leg}/participants/4%3A%2B16045550177?api-version=2026-03-12 HTTP/1.1", head, StringComparison.Ordinal);
        Assert.Contains($"Host: {server.Endpoint.Authority}", head, StringComparison.Ordinal);
        Assert.DoesNotContain(traced, tags => tags.Contains("6045550177", StringComparison.Ordinal));
    }
}
