using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Policies;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Promises;

public sealed class Promise01RefusalSpecs
{
    private static readonly Uri Relative = new("/api/room-calls/events", UriKind.Relative);

    [Fact]
    public async Task Promise_1_a_denied_action_makes_no_request()
    {
        await using Stage stage = await Stage.BuildAsync(services: s => s
            .AddSingleton<IRoomCallPolicy>(House.Forbids<AddParticipant>(new CapabilityReason("quiet", "Nobody dials after six.")))
            .AddSingleton<IRoomCallPolicy>(House.Forbids<AddParticipant>(new CapabilityReason("budget", "The budget is spent."))));
        await using IRoomCall call = await stage.ConnectAsync();
        int before = stage.CallRequests.Count;

        ActionDeniedException denied = await stage.FailureAsync<ActionDeniedException>(call.AddParticipantAsync(Phones.Answering, Stage.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => call.StartAsync(new AddParticipant(stage.Bob), Stage.Token));

        Assert.Equal(["quiet", "budget"], denied.Reasons.Select(r => r.Code));
        Assert.Equal(RoomCallActor.Administrator, denied.Actor);
        await stage.PassAsync(10);
        Assert.Equal(before, stage.CallRequests.Count);
        Assert.Empty(stage.Ledger(LedgerKind.Dialled));
        Assert.Empty(stage.Ledger(LedgerKind.Invited));
        Assert.Equal(0, stage.OpenOperationsOf(call));
    }

    [Fact]
    public async Task Promise_1_a_denied_connect_makes_no_request()
    {
        await using Stage stage = await Stage.BuildAsync(services: s => s
            .AddSingleton<IRoomCallPolicy>(House.Forbids<ConnectCall>(new CapabilityReason("closed", "The house is closed."))));

        await Assert.ThrowsAsync<ActionDeniedException>(stage.ConnectAsync);

        await stage.PassAsync(10);
        Assert.Empty(stage.CallRequests);
        Assert.Empty(stage.Manager.Calls);
    }

    [Fact]
    public async Task Promise_1_denied_administration_makes_no_request()
    {
        await using Stage stage = await Stage.BuildAsync(services: s => s
            .AddSingleton<IRoomCallPolicy>(House.Forbids<GetRoom>(new CapabilityReason("secret", "Rooms are secret."))));

        await Assert.ThrowsAsync<ActionDeniedException>(() => stage.Manager.Rooms.GetAsync(stage.Room.Id, Stage.Token));

        Assert.Empty(stage.Requests("GetRoom"));
    }

    [Fact]
    public async Task Promise_1_an_invalid_connect_tells_every_error_and_makes_no_request()
    {
        await using Stage stage = await Stage.BuildAsync();
        ConnectCall connect = new(CallLocator.Room(" ")) { CallbackUri = Relative, Deadline = TimeSpan.Zero };

        InvalidActionException invalid = await Assert.ThrowsAsync<InvalidActionException>(() => stage.Manager.ConnectAsync(connect, Stage.Token));

        Assert.Collection(
            invalid.Errors,
            e => Assert.Contains("deadline", e, StringComparison.OrdinalIgnoreCase),
            e => Assert.Contains("room id", e, StringComparison.Ordinal),
            e => Assert.Contains("callback address must be absolute", e, StringComparison.Ordinal));
        Assert.Empty(stage.CallRequests);
    }

    [Fact]
    public async Task Promise_1_an_invalid_dial_out_tells_every_error_and_makes_no_request()
    {
        await using Stage stage = await Stage.BuildAsync(options: o => o.CallerId = null);
        await using IRoomCall call = await stage.ConnectAsync();
        int before = stage.CallRequests.Count;
        AddParticipant add = new(ParticipantId.PhoneNumber("604 123 4567")) { OperationCallbackUri = Relative, InvitationTimeout = TimeSpan.FromSeconds(181) };

        InvalidActionException invalid = await Assert.ThrowsAsync<InvalidActionException>(() => call.ExecuteAsync(add, Stage.Token));

        Assert.Collection(
            invalid.Errors,
            e => Assert.Contains("callback address must be absolute", e, StringComparison.Ordinal),
            e => Assert.Contains("E.164", e, StringComparison.Ordinal),
            e => Assert.Contains("caller id", e, StringComparison.Ordinal),
            e => Assert.Contains("invitation timeout", e, StringComparison.Ordinal));
        Assert.Equal(before, stage.CallRequests.Count);
        Assert.Equal(0, stage.OpenOperationsOf(call));
    }

    public static TheoryData<string, int> InvalidActions => new()
    {
        { "19 tones to a user", 2 },
        { "no tones to nobody, with a relative callback address", 3 },
        { "mute a phone", 1 },
        { "remove nobody, with a relative callback address", 2 },
        { "cancel no invitation", 1 },
        { "connect on a call", 1 },
        { "get nobody", 1 },
    };

    [Theory]
    [MemberData(nameof(InvalidActions))]
    public async Task Promise_1_an_invalid_action_tells_every_error_and_makes_no_request(string what, int errors)
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        int before = stage.CallRequests.Count;
        Func<Task> act = what switch
        {
            "19 tones to a user" => () => call.Media.SendDtmfAsync(stage.Alice, DtmfTones.Parse(new string('1', 19)), Stage.Token),
            "no tones to nobody, with a relative callback address" =>
                () => call.ExecuteAsync(new SendDtmf(null!, DtmfTones.Parse(string.Empty)) { OperationCallbackUri = Relative }, Stage.Token),
            "mute a phone" => () => call.MuteParticipantAsync(Phones.Answering, Stage.Token),
            "remove nobody, with a relative callback address" =>
                () => call.ExecuteAsync(new RemoveParticipant(null!) { OperationCallbackUri = Relative }, Stage.Token),
            "cancel no invitation" => () => call.CancelAddParticipantAsync(" ", Stage.Token),
            "connect on a call" => () => call.ExecuteAsync(new ConnectCall(stage.Locator), Stage.Token),
            _ => () => call.GetParticipantAsync(null!, Stage.Token),
        };

        InvalidActionException invalid = await Assert.ThrowsAsync<InvalidActionException>(act);

        Assert.Equal(errors, invalid.Errors.Count);
        Assert.Equal(before, stage.CallRequests.Count);
    }
}
