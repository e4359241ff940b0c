using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Inputs;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Catalog;

/// <summary>
/// A new action is its record, its row, its verb, and one line per transport: here are the four for an action that RoomCalls does not have, and nothing else of
/// the library knows it.
/// </summary>
public sealed class MadeUpActionTests
{
    private const string Capability = "PlaySound";

    /// <summary>The row.</summary>
    private static readonly ActionRow<PlaySound> Row = new()
    {
        Permission = PermissionRow.Published("Remove a participant"),
        Traits = ActionTraits.NeedsCall,
        ByServer = Ends.WithEvent<PlayCompleted, PlayFailed>(45),
    };

    [Fact]
    public async Task PlaySoundAsync_EventOfSuccess_EndsIt()
    {
        await using ScriptedFixture fixture = Fixture(Row);
        IRoomCall call = await fixture.ConnectAsync();
        (Task<ResultInformation> playing, ScriptedRequest request) = await SendAsync(fixture, call);
        Assert.False(playing.IsCompleted);
        Assert.Equal("gong", ((PlaySound)request.Action).Sound);
        Assert.Equal("c1", request.Envelope.CallConnectionId?.Value);
        await fixture.PostAsync(CallbackJson.Event("PlayCompleted", ScriptedFixture.Context(request) + ",\"resultInformation\":{\"code\":200,\"subCode\":7}"));
        Assert.Equal(7, (await playing.OrTimeoutAsync()).SubCode);
    }

    [Fact]
    public async Task PlaySoundAsync_EventOfFailure_Throws()
    {
        await using ScriptedFixture fixture = Fixture(Row);
        IRoomCall call = await fixture.ConnectAsync();
        (Task<ResultInformation> playing, ScriptedRequest request) = await SendAsync(fixture, call);
        await fixture.PostAsync(CallbackJson.Event("PlayFailed", ScriptedFixture.Context(request) + ",\"resultInformation\":{\"code\":400,\"subCode\":8536}"));
        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => playing.OrTimeoutAsync());
        Assert.Equal(("PlaySound", 8536), (failed.ActionName, failed.ResultInformation.SubCode));
    }

    [Fact]
    public async Task PlaySoundAsync_NoEvent_EndsByTheDeadlineOfTheRow()
    {
        await using ScriptedFixture fixture = Fixture(Row);
        IRoomCall call = await fixture.ConnectAsync();
        (Task<ResultInformation> playing, _) = await SendAsync(fixture, call);
        fixture.Clock.Advance(TimeSpan.FromSeconds(44));
        Assert.False(playing.IsCompleted);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(45), (await Assert.ThrowsAsync<ActionTimedOutException>(() => playing.OrTimeoutAsync())).Timeout);
    }

    [Fact]
    public async Task PlaySoundAsync_RowThatEndsWithTheAnswer_EndsWithIt()
    {
        await using ScriptedFixture fixture = Fixture(Row with { ByServer = Ends.WithEmptyAnswer(RepeatSafety.Idempotent) });
        IRoomCall call = await fixture.ConnectAsync();
        Assert.Equal(200, (await call.PlaySoundAsync("gong", CurrentTest.Token)).Code);
    }

    [Theory]
    [InlineData(nameof(RepeatSafety.None), 1)]
    [InlineData(nameof(RepeatSafety.Repeatable), 2)]
    public async Task PlaySoundAsync_UnclearFailure_IsSentAgainAsTheRowSays(string repeat, int sent)
    {
        await using ScriptedFixture fixture = Fixture(Row with { ByServer = Ends.WithEmptyAnswer(Enum.Parse<RepeatSafety>(repeat)) });
        IRoomCall call = await fixture.ConnectAsync();
        fixture.Transport.ThenFail(TransportErrors.Create(ActionEffect.Unknown)).ThenAccept();
        await Record.ExceptionAsync(() => call.PlaySoundAsync("gong", CurrentTest.Token));
        Assert.Equal(sent, fixture.Transport.Requests.Count(r => r.Action is PlaySound));
    }

    [Fact]
    public async Task PlaySoundAsync_EachRole_IsPermittedAsTheRowSays()
    {
        await using ScriptedFixture fixture = Fixture(Row with { ByServer = Ends.WithEmptyAnswer(RepeatSafety.None) });
        IRoomCall call = await fixture.ConnectAsync();
        await call.ForActor(RoomCallActor.InRole(RoomRole.Presenter)).PlaySoundAsync("gong", CurrentTest.Token);
        IRoomCall attendee = call.ForActor(RoomCallActor.InRole(RoomRole.Attendee));
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => attendee.PlaySoundAsync("gong", CurrentTest.Token));
        Assert.Equal("An Attendee may not PlaySound. Remove a participant.", Assert.Single(denied.Reasons).Message);
        Assert.Equal((true, false), ((await call.CanAsync(new PlaySound("gong"), CurrentTest.Token)).IsAllowed, attendee.Can(new PlaySound("gong")).IsAllowed));
        Assert.Single(fixture.Transport.Requests, r => r.Action is PlaySound);
    }

    [Fact]
    public async Task PlaySoundAsync_OverrideOfTheApplication_ReplacesTheRow()
    {
        await using ScriptedFixture fixture = new(
            services => services.AddSingleton(ActionCatalog.Default.With(Row with { ByServer = Ends.WithEmptyAnswer(RepeatSafety.None) })),
            options => options.Roles.Overrides["Attendee"] = new Dictionary<string, bool> { ["PlaySound"] = true });
        IRoomCall call = await fixture.ConnectAsync();
        Assert.Equal(200, (await call.ForActor(RoomCallActor.InRole(RoomRole.Attendee)).PlaySoundAsync("gong", CurrentTest.Token)).Code);
    }

    [Fact]
    public async Task PlaySoundAsync_WrongInput_IsNotSent()
    {
        await using ScriptedFixture fixture = Fixture(Row);
        IRoomCall call = await fixture.ConnectAsync();
        Assert.Contains("no sound", Assert.Single((await Assert.ThrowsAsync<InvalidActionException>(() => call.PlaySoundAsync("", CurrentTest.Token))).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlaySoundAsync_RowOfASeat_IsCarriedByTheSeat()
    {
        ScriptedSeat client = new();
        await using ScriptedFixture fixture = Fixture(Row with { BySeat = Ends.WithClientAnswer(), SeatCapability = Capability }, client);
        await using IRoomCall seat = await JoinAsync(fixture);
        await seat.PlaySoundAsync("gong", CurrentTest.Token);
        Assert.Equal(new PlaySound("gong"), Assert.Single(client.Carried));
        Assert.DoesNotContain(fixture.Transport.Requests, r => r.Action is PlaySound);
    }

    [Fact]
    public async Task PlaySoundAsync_SeatWithoutTheCapabilityOfTheRow_IsDenied()
    {
        ScriptedSeat client = new();
        client.Joined = client.Joined with { Capabilities = new Dictionary<SeatCapability, Capability> { [Capability] = RoomCalls.Capability.Denied("NotLoud", "Not here.") } };
        await using ScriptedFixture fixture = Fixture(Row with { BySeat = Ends.WithClientAnswer(), SeatCapability = Capability }, client);
        await using IRoomCall seat = await JoinAsync(fixture);
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => seat.PlaySoundAsync("gong", CurrentTest.Token));
        Assert.Contains(denied.Reasons, r => r.Code == "NotLoud");
        Assert.Empty(client.Carried);
    }

    [Fact]
    public async Task PlaySoundAsync_RowOfTheServerSideOnly_IsNotCarriedByTheSeat()
    {
        ScriptedSeat client = new();
        await using ScriptedFixture fixture = Fixture(Row, client);
        await using IRoomCall seat = await JoinAsync(fixture);
        await Assert.ThrowsAsync<ActionDeniedException>(() => seat.PlaySoundAsync("gong", CurrentTest.Token));
        Assert.Empty(client.Carried);
    }

    [Fact]
    public async Task PlaySoundAsync_NoRow_SaysSo()
    {
        await using ScriptedFixture fixture = new();
        IRoomCall call = await fixture.ConnectAsync();
        ActionNotSupportedException missing = await Assert.ThrowsAsync<ActionNotSupportedException>(() => call.PlaySoundAsync("gong", CurrentTest.Token));
        Assert.Equal("PlaySound", missing.ActionName);
    }

    private static ScriptedFixture Fixture(ActionDescriptor row, ScriptedSeat? client = null) => new(services =>
    {
        services.AddSingleton(ActionCatalog.Default.With(row));
        if (client is not null)
        {
            services.AddSingleton<ICallingTransport>(client);
        }
    });

    private static Task<IRoomCall> JoinAsync(ScriptedFixture fixture)
    {
        fixture.Transport.Directory.Roster.Add(new RoomParticipant(KnownPeople.Alice, RoomRole.Presenter));
        SeatUser alice = SeatUser.WithToken(KnownPeople.Alice, new RoomUserToken("token", fixture.Clock.GetUtcNow().AddDays(1)));
        return fixture.Manager.JoinAsync(new JoinCall(ScriptedFixture.Locator, alice), CurrentTest.Token);
    }

    private static async Task<(Task<ResultInformation> Playing, ScriptedRequest Request)> SendAsync(ScriptedFixture fixture, IRoomCall call)
    {
        int before = fixture.Transport.Requests.Count;
        fixture.Transport.ThenAccept();                                     // the line of the transport
        Task<ResultInformation> playing = call.PlaySoundAsync("gong", CurrentTest.Token);
        await fixture.Transport.WhenRequestsAsync(before + 1).OrTimeoutAsync();
        return (playing, fixture.Transport.Requests[^1]);
    }
}

/// <summary>The record.</summary>
internal sealed record PlaySound(string Sound) : ContextAction<ResultInformation>
{
    internal override void CollectErrors(ActionErrors errors) => errors.AddIf(Sound.Length == 0, "There is no sound.");
}

/// <summary>The verb.</summary>
internal static class PlaySoundVerb
{
    public static Task<ResultInformation> PlaySoundAsync(this IRoomCall call, string sound, CancellationToken cancellationToken = default) =>
        call.ExecuteAsync(new PlaySound(sound), cancellationToken);
}
