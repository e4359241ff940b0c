using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Tests.Internal.Waiting;

public sealed class ActionRulesTests
{
    private static readonly RoomCallAction[] Samples =
    [
        new ConnectCall(CallLocator.Room("991")), new HangUpCall(), new HangUpForEveryone(), new AddParticipant(KnownPhones.Answering), new RemoveParticipant(KnownPhones.Answering),
        new SendDtmf(KnownPhones.Answering, DtmfTones.Parse("1")), new CancelAddParticipant("inv"), new MuteParticipant(KnownPeople.Alice), new GetCallConnection(), new ListParticipants(),
        new GetParticipant(KnownPeople.Alice), new CreateRoom(), new GetRoom("991"), new ListRoomParticipants("991"), new CreateUser(), new IssueUserToken(KnownPeople.Alice),
        new UpdateRoom("991"), new DeleteRoom("991"), new ListRooms(), new UpdateRoomParticipants("991"), new CreateUserWithToken(), new RevokeUserTokens(KnownPeople.Alice), new DeleteUser(KnownPeople.Alice),
    ];

    public static TheoryData<RoomCallAction> All => [.. Samples];

    [Fact]
    public void Get_EveryAction_HasARule()
    {
        Type[] leaves = [.. typeof(RoomCallAction).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RoomCallAction)) && !t.IsAbstract)];
        Assert.Equal(leaves.OrderBy(t => t.Name), ActionRules.Actions.Union(SeatRules.Actions).OrderBy(t => t.Name));
        Assert.All(leaves, leaf => Assert.Equal(leaf == typeof(JoinCall) || leaf.IsSubclassOf(typeof(SeatAction)), !ActionRules.Actions.Contains(leaf)));
        Assert.Equal(ActionRules.Actions.OrderBy(t => t.Name), Samples.Select(a => a.GetType()).OrderBy(t => t.Name));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Get_EveryAction_HasADeadlineAndItsEvents(RoomCallAction action)
    {
        ActionRule rule = ActionRules.Get(action);
        Assert.InRange(rule.Deadline(action), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(195));
        bool byEvent = rule.Kind is CompletionKind.Context or CompletionKind.Connection or CompletionKind.Invitation;
        Assert.Equal(byEvent, rule.Success is { IsSealed: true } success && success.IsSubclassOf(typeof(RoomCallEvent)));
        Assert.Equal(byEvent && action is not (HangUpCall or HangUpForEveryone), rule.Failure is { IsSealed: true } failure && failure.IsSubclassOf(typeof(RoomCallEvent)));
        Assert.True(rule.Kind is not (CompletionKind.Context or CompletionKind.Invitation) || action.TakesContext);
        Assert.Equal(rule.Kind == CompletionKind.State, rule.Target(action) is not null);
        Assert.True(rule.Success is null || rule.Success != rule.Failure);
    }

    [Theory]
    [InlineData(typeof(ListParticipants), "Read")]
    [InlineData(typeof(AddParticipant), "Repeatable")]
    [InlineData(typeof(ConnectCall), "Repeatable")]
    [InlineData(typeof(HangUpCall), "Idempotent")]
    [InlineData(typeof(CreateUser), "None")]
    [InlineData(typeof(IssueUserToken), "Idempotent")]
    public void Get_EveryAction_HasItsRepeatSafety(Type action, string repeat) =>
        Assert.Equal(repeat, ActionRules.Get(Samples.Single(a => a.GetType() == action)).Repeat.ToString());

    [Fact]
    public void Deadline_AddParticipant_IsTheRingTimeAnd15Seconds()
    {
        AddParticipant add = new(KnownPhones.Answering) { InvitationTimeout = TimeSpan.FromSeconds(20) };
        ActionRule rule = ActionRules.Get(add);
        Assert.Equal((TimeSpan.FromSeconds(35), TimeSpan.FromSeconds(20)), (rule.Deadline(add), rule.UnclearGrace!(add)));
        Assert.Equal(TimeSpan.FromSeconds(195), rule.Deadline(new AddParticipant(KnownPhones.Answering)));
    }

    [Theory]
    [InlineData(404, 0, true)]
    [InlineData(404, 8522, true)]
    [InlineData(400, 8522, true)]
    [InlineData(410, 8528, true)]
    [InlineData(403, 0, false)]
    public void IsAlreadySo_HangUpOfAGoneCall_ReturnsTrue(int code, int subCode, bool gone)
    {
        Assert.Equal(gone, ActionRules.Get(new HangUpCall()).IsAlreadySo(new(code, subCode)));
        Assert.Equal(gone, ActionRules.Get(new HangUpForEveryone()).IsAlreadySo(new(code, subCode)));
        Assert.False(ActionRules.Get(new RemoveParticipant(KnownPeople.Bob)).IsAlreadySo(new(code, subCode)));
    }

    [Fact]
    public void ResultFromAnswer_RosterEntries_BecomeKnownParticipants()
    {
        RoomCallParticipant muted = new(KnownPeople.Alice) { State = new(ParticipantState.Connected, CallSide.Server, ManualTimeProvider.At(1)), IsMuted = new(true, CallSide.Server, ManualTimeProvider.At(1)) };
        RoomCallState state = RoomCallState.Empty with { Participants = [muted] };
        IReadOnlyList<RosterEntry> list = [new(KnownPeople.Alice), new(KnownPeople.Bob, false)];
        IReadOnlyList<RoomCallParticipant> read = (IReadOnlyList<RoomCallParticipant>)ActionRules.Get(new ListParticipants()).ResultFromAnswer(list, state, ManualTimeProvider.At(2))!;
        Assert.Same(muted, read[0]);
        Assert.Equal((false, ManualTimeProvider.At(2)), (read[1].IsMuted.Value, read[1].IsMuted.ChangedAt));
        RosterEntry one = new(KnownPeople.Alice, isOnHold: true);
        Assert.True(((RoomCallParticipant)ActionRules.Get(new GetParticipant(KnownPeople.Alice)).ResultFromAnswer(one, state, ManualTimeProvider.At(2))!).IsOnHold.Value);
    }
}
