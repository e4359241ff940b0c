using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Roles;

/// <summary>For random rosters, roles, flags, windows, actors and actions: what <see cref="IRoomCall.CanAsync"/> allows is sent, and nothing else is.</summary>
public sealed class CanAsyncPropertyTests
{
    private static readonly RoomRole[] Roles = [RoomRole.Presenter, RoomRole.Attendee, RoomRole.Consumer, RoomRole.Collaborator, new("Guide"), new("Administrator")];
    private static readonly ParticipantId[] Users = [KnownPeople.Alice, KnownPeople.Bob, KnownPeople.Carol];

    private static readonly RoomCallActor[] Actors =
    [
        RoomCallActor.Administrator, RoomCallActor.Nobody, .. Users.Select(RoomCallActor.Participant), RoomCallActor.Participant(KnownPhones.Answering), .. Roles.Select(RoomCallActor.InRole),
    ];

    private static readonly RoomCallAction[] Actions =
    [
        new AddParticipant(KnownPhones.Answering), new AddParticipant(KnownPeople.Carol), new AddParticipant(ParticipantId.PhoneNumber("604")), new RemoveParticipant(KnownPeople.Bob),
        new RemoveParticipant(KnownPeople.Carol), new RemoveParticipant(null!), new MuteParticipant(KnownPeople.Alice), new MuteParticipant(KnownPhones.Answering), new SendDtmf(KnownPhones.Answering, DtmfTones.Parse("1")),
        new SendDtmf(KnownPeople.Alice, DtmfTones.Parse("1")), new CancelAddParticipant("i"), new CancelAddParticipant(""), new HangUpCall(), new HangUpForEveryone(), new ListParticipants(),
        new GetParticipant(KnownPeople.Bob), new GetCallConnection(), new GetRoom("991"), new ConnectCall(ScriptedFixture.Locator), new MuteSelf(), new LeaveCall(), new HoldCall { Deadline = TimeSpan.Zero },
    ];

    private static readonly Gen<Case> Cases =
        from actor in Gen.Elements(Actors.AsEnumerable())
        from action in Gen.Elements(Actions.AsEnumerable())
        from roles in Gen.Elements(Roles.Select(static r => (RoomRole?)r).Append(null)).ArrayOf(3)
        from people in Gen.SubListOf(Users.Append(KnownPhones.Answering))
        from dialsOut in Gen.Elements(true, false)
        from hours in Gen.Elements(-2, 1)
        from isAnswering in Gen.Elements(true, true, true, false)
        from isFound in Gen.Elements(true, false)
        from hasCallerId in Gen.Elements(true, true, false)
        from isOver in Gen.Elements(false, false, false, true)
        select new Case(actor, action, roles, [.. people], dialsOut, hours, isAnswering, isFound, hasCallerId, isOver);

    [Fact]
    public void CanAsync_AnyAction_AllowsExactlyWhatIsSent() =>
        Prop.ForAll(Cases.ToArbitrary(), RunAsync).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    private static async Task<bool> RunAsync(Case it)
    {
        await using ScriptedFixture fixture = new(o => o.CallerId = it.HasCallerId ? KnownPhones.CallerId : null);
        fixture.Transport.Otherwise = request => Answer(request, it);
        await using IRoomCall call = await fixture.ConnectAsync([.. it.People]);
        fixture.Transport.Directory.Room = new Room("991") { ValidUntil = fixture.Clock.GetUtcNow().AddHours(it.Hours), PstnDialOutEnabled = it.DialsOut };
        fixture.Transport.Directory.Failure = it.IsAnswering ? null : TransportErrors.Create(ActionEffect.None);
        fixture.Transport.Directory.Roster.AddRange(Users.Zip(it.Roles).Where(static p => p.Second is not null).Select(static p => new RoomParticipant(p.First, p.Second!.Value)));
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        if (it.IsOver)
        {
            await fixture.PostAsync(CallbackJson.Event("CallDisconnected"));
        }

        IRoomCall view = call.ForActor(it.Actor);
        Capability capability = await view.CanAsync(it.Action, CurrentTest.Token);
        Assert.Equal(capability, await view.CanAsync(it.Action, CurrentTest.Token));
        int before = Sent(fixture, it.Action);
        bool refused = false;
        try
        {
            await StartAsync(view, it.Action);
        }
        catch (Exception refusal) when (refusal is InvalidActionException or ActionDeniedException or CallEndedException or ActionNotSupportedException)
        {
            refused = true;
        }

        bool sent = Sent(fixture, it.Action) > before;
        Assert.Equal((capability.IsAllowed, !capability.IsAllowed && !IsDoneAlready(it)), (sent, refused));
        return true;
    }

    /// <summary>Hanging up or leaving a call that is over is a success, and nothing is sent.</summary>
    private static bool IsDoneAlready(Case it) => it is { IsOver: true, Action: HangUpCall or HangUpForEveryone or LeaveCall };

    private static int Sent(ScriptedFixture fixture, RoomCallAction action) => fixture.Transport.Requests.Count(r => r.Action.GetType() == action.GetType());

    private static Task StartAsync(IRoomCall call, RoomCallAction action) => action switch
    {
        RoomCallAction<RoomCallParticipant> a => call.StartAsync(a, CurrentTest.Token),
        RoomCallAction<StateConfirmation> a => call.StartAsync(a, CurrentTest.Token),
        RoomCallAction<IReadOnlyList<RoomCallParticipant>> a => call.StartAsync(a, CurrentTest.Token),
        RoomCallAction<CallConnectionProperties> a => call.StartAsync(a, CurrentTest.Token),
        RoomCallAction<Room> a => call.StartAsync(a, CurrentTest.Token),
        RoomCallAction<CallConnectionId> a => call.StartAsync(a, CurrentTest.Token),
        _ => call.StartAsync((RoomCallAction<ResultInformation>)action, CurrentTest.Token),
    };

    private static Task<ActionAnswer> Answer(ScriptedRequest request, Case it) => request.Action switch
    {
        GetParticipant { Id: var id } when !it.IsFound && id != KnownPeople.Bob => Task.FromException<ActionAnswer>(TransportErrors.Refusal(404, 8522)),
        GetParticipant { Id: var id } when !it.IsFound => it.Action is GetParticipant
            ? Task.FromResult(ActionAnswer.FromValue(new RosterEntry(id)))
            : Task.FromException<ActionAnswer>(TransportErrors.Refusal(404, 8522)),
        GetParticipant { Id: var id } => Task.FromResult(ActionAnswer.FromValue(new RosterEntry(id))),
        ListParticipants => Task.FromResult(ActionAnswer.FromValue((IReadOnlyList<RosterEntry>)[])),
        GetCallConnection => Task.FromResult(ScriptedFixture.Connection(state: CallConnectionState.Connected)),
        _ => Task.FromResult(ActionAnswer.Accepted),
    };

    private sealed record Case(
        RoomCallActor Actor,
        RoomCallAction Action,
        RoomRole?[] Roles,
        IReadOnlyList<ParticipantId> People,
        bool DialsOut,
        int Hours,
        bool IsAnswering,
        bool IsFound,
        bool HasCallerId,
        bool IsOver);
}
