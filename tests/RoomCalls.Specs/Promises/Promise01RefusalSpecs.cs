using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Policies;

namespace RoomCalls.Specs.Promises;

public sealed class Promise01RefusalSpecs
{
    private static readonly Uri Relative = new("/api/room-calls/events", UriKind.Relative);

    [Fact]
    public async Task Promise_1_a_denied_action_makes_no_request()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(services: s => s
            .AddSingleton<IRoomCallPolicy>(FakePolicy.Denying<AddParticipant>(new CapabilityReason("quiet", "Nobody dials after six.")))
            .AddSingleton<IRoomCallPolicy>(FakePolicy.Denying<AddParticipant>(new CapabilityReason("budget", "The budget is spent."))));
        await using IRoomCall call = await fixture.ConnectAsync();
        int before = fixture.CallRequests.Count;

        ActionDeniedException denied = await fixture.AdvanceToFailureAsync<ActionDeniedException>(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => call.StartAsync(new AddParticipant(fixture.Bob), CurrentTest.Token));

        Assert.Equal(["quiet", "budget"], denied.Reasons.Select(r => r.Code));
        Assert.Equal(RoomCallActor.Administrator, denied.Actor);
        await fixture.AdvanceAsync(10);
        Assert.Equal(before, fixture.CallRequests.Count);
        Assert.Empty(fixture.Ledger(LedgerKind.Dialed));
        Assert.Empty(fixture.Ledger(LedgerKind.Invited));
        Assert.Equal(0, fixture.OpenOperationsOf(call));
    }

    [Fact]
    public async Task Promise_1_a_denied_connect_makes_no_request()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(services: s => s
            .AddSingleton<IRoomCallPolicy>(FakePolicy.Denying<ConnectCall>(new CapabilityReason("closed", "The house is closed."))));

        await Assert.ThrowsAsync<ActionDeniedException>(fixture.ConnectAsync);

        await fixture.AdvanceAsync(10);
        Assert.Empty(fixture.CallRequests);
        Assert.Empty(fixture.Manager.Calls);
    }

    [Fact]
    public async Task Promise_1_denied_administration_makes_no_request()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(services: s => s
            .AddSingleton<IRoomCallPolicy>(FakePolicy.Denying<GetRoom>(new CapabilityReason("secret", "Rooms are secret."))));

        await Assert.ThrowsAsync<ActionDeniedException>(() => fixture.Manager.Rooms.GetAsync(fixture.Room.Id, CurrentTest.Token));

        Assert.Empty(fixture.Requests("GetRoom"));
    }

    [Fact]
    public async Task Promise_1_an_invalid_connect_tells_every_error_and_makes_no_request()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        ConnectCall connect = new(CallLocator.Room(" ")) { CallbackUri = Relative, Deadline = TimeSpan.Zero };

        InvalidActionException invalid = await Assert.ThrowsAsync<InvalidActionException>(() => fixture.Manager.ConnectAsync(connect, CurrentTest.Token));

        Assert.Collection(
            invalid.Errors,
            e => Assert.Contains("deadline", e, StringComparison.OrdinalIgnoreCase),
            e => Assert.Contains("room id", e, StringComparison.Ordinal),
            e => Assert.Contains("callback address must be absolute", e, StringComparison.Ordinal));
        Assert.Empty(fixture.CallRequests);
    }

    [Fact]
    public async Task Promise_1_an_invalid_dial_out_tells_every_error_and_makes_no_request()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(options: o => o.CallerId = null);
        await using IRoomCall call = await fixture.ConnectAsync();
        int before = fixture.CallRequests.Count;
        AddParticipant add = new(ParticipantId.PhoneNumber("604 123 4567")) { OperationCallbackUri = Relative, InvitationTimeout = TimeSpan.FromSeconds(181) };

        InvalidActionException invalid = await Assert.ThrowsAsync<InvalidActionException>(() => call.ExecuteAsync(add, CurrentTest.Token));

        Assert.Collection(
            invalid.Errors,
            e => Assert.Contains("callback address must be absolute", e, StringComparison.Ordinal),
            e => Assert.Contains("E.164", e, StringComparison.Ordinal),
            e => Assert.Contains("caller id", e, StringComparison.Ordinal),
            e => Assert.Contains("invitation timeout", e, StringComparison.Ordinal));
        Assert.Equal(before, fixture.CallRequests.Count);
        Assert.Equal(0, fixture.OpenOperationsOf(call));
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
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        int before = fixture.CallRequests.Count;
        Func<Task> act = what switch
        {
            "19 tones to a user" => () => call.Media.SendDtmfAsync(fixture.Alice, DtmfTones.Parse(new string('1', 19)), CurrentTest.Token),
            "no tones to nobody, with a relative callback address" =>
                () => call.ExecuteAsync(new SendDtmf(null!, DtmfTones.Parse(string.Empty)) { OperationCallbackUri = Relative }, CurrentTest.Token),
            "mute a phone" => () => call.MuteParticipantAsync(KnownPhones.Answering, CurrentTest.Token),
            "remove nobody, with a relative callback address" =>
                () => call.ExecuteAsync(new RemoveParticipant(null!) { OperationCallbackUri = Relative }, CurrentTest.Token),
            "cancel no invitation" => () => call.CancelAddParticipantAsync(" ", CurrentTest.Token),
            "connect on a call" => () => call.ExecuteAsync(new ConnectCall(fixture.Locator), CurrentTest.Token),
            _ => () => call.GetParticipantAsync(null!, CurrentTest.Token),
        };

        InvalidActionException invalid = await Assert.ThrowsAsync<InvalidActionException>(act);

        Assert.Equal(errors, invalid.Errors.Count);
        Assert.Equal(before, fixture.CallRequests.Count);
    }
}
