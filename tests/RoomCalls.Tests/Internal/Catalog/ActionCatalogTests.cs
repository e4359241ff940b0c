using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Catalog;

namespace RoomCalls.Tests.Internal.Catalog;

public sealed class ActionCatalogTests
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
    public void Default_EveryAction_HasARow()
    {
        Type[] leaves = [.. typeof(RoomCallAction).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RoomCallAction)) && !t.IsAbstract)];
        Assert.Equal(leaves.OrderBy(t => t.Name), ActionCatalog.Default.Rows.Select(r => r.Type).OrderBy(t => t.Name));
        Assert.All(ActionCatalog.Default.Rows, row => Assert.Equal(row.Type == typeof(JoinCall) || row.Type.IsSubclassOf(typeof(SeatAction)), row.IsSeatOnly));
        Assert.Equal(ActionCatalog.Default.Rows.Where(r => !r.IsSeatOnly).Select(r => r.Name).Order(), Samples.Select(a => a.Name).Order());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Get_EveryAction_HasADeadlineAndItsEvents(RoomCallAction action)
    {
        ActionRule rule = ActionCatalog.Default.Get(action).ByServer!;
        Assert.InRange(rule.Deadline(action), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(195));
        bool byEvent = rule.Kind is CompletionKind.Context or CompletionKind.Connection or CompletionKind.Invitation;
        Assert.Equal(byEvent, rule.Success is { IsSealed: true } success && success.IsSubclassOf(typeof(RoomCallEvent)));
        Assert.Equal(byEvent && action is not (HangUpCall or HangUpForEveryone), rule.Failure is { IsSealed: true } failure && failure.IsSubclassOf(typeof(RoomCallEvent)));
        Assert.True(rule.Kind is not (CompletionKind.Context or CompletionKind.Invitation) || action.TakesContext);
        Assert.True(rule.Kind != CompletionKind.State || action.Target is not null);
        Assert.True(rule.Success is null || rule.Success != rule.Failure);
    }

    [Fact]
    public void Get_ActionWithoutARow_SaysSo()
    {
        ActionCatalog empty = new([]);
        ActionNotSupportedException missing = Assert.Throws<ActionNotSupportedException>(() => empty.Get(new HangUpCall()));
        Assert.Equal("HangUpCall cannot be done here. A catalog of actions with a row for HangUpCall could.", missing.Message);
        Assert.Throws<ActionNotSupportedException>(empty.Get<HangUpCall>);
    }

    [Fact]
    public void With_SameAction_Throws() => Assert.Contains(
        "HangUpCall", Assert.Throws<ArgumentException>(() => ActionCatalog.Default.With(ActionCatalog.Default.Get<HangUpCall>())).Message, StringComparison.Ordinal);

    [Fact]
    public void ToDescriptor_NeitherSide_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new ActionRow<HangUpCall> { Permission = PermissionRow.Published("Remove a participant") }.ToDescriptor());

    [Fact]
    public void IsAdministration_RoomsAndUsers_IsTrue()
    {
        Assert.All([.. RoomRows.All, .. UserRows.All], row => Assert.True(row.IsAdministration));
        Assert.All([.. ConnectionRows.All, .. ParticipantRows.All, .. MediaRows.All, .. SeatRows.All], row => Assert.False(row.IsAdministration));
    }

    /// <summary>The traits, written down again.</summary>
    [Fact]
    public void Default_Traits_AreThoseOfTheActions()
    {
        Assert.Equal(["AddParticipant", "CancelAddParticipant", "RemoveParticipant", "MuteParticipant", "SendDtmf"], Names(r => r.NeedsCall));
        Assert.Equal(["RemoveParticipant", "MuteParticipant", "SendDtmf"], Names(r => r.NeedsTargetInCall));
        Assert.Equal(["ConnectCall", "JoinCall"], Names(r => r.EntersCall));
        Assert.Equal(["UpdateRoom", "DeleteRoom", "UpdateRoomParticipants"], Names(r => r.ChangesRoom));
        Assert.Equal(["HangUpCall", "HangUpForEveryone", "LeaveCall"], Names(r => (r.ByServer ?? r.BySeat)!.EndsCall));
        Assert.Equal(["HangUpForEveryone", "AddParticipant", "RemoveParticipant", "MuteParticipant"], Names(r => r is { ByServer: not null, BySeat: not null }));
        Assert.Equal(["AddParticipant"], Names(r => r.ByServer?.Invites == true));
    }

    [Fact]
    public void SeatCapabilities_EachAction_AreTheCallingSdks()
    {
        RoomCallAction[] actions = [.. Samples, new AddParticipant(KnownPeople.Alice), new StartVideo(), new StopVideo(), new UnmuteSelf(), new StartScreenSharing(), new MuteAllOthers(), new RaiseHand(), new LowerHand()];
        Assert.Equal(
            [
                ("HangUpForEveryone", "HangUpForEveryone"), ("AddParticipant", "AddPhoneNumber PstnDialOut"), ("RemoveParticipant", "RemoveParticipant"), ("MuteParticipant", "MuteOthers"),
                ("AddParticipant", "AddCommunicationUser"), ("StartVideo", "TurnVideoOn"), ("UnmuteSelf", "UnmuteMicrophone"), ("StartScreenSharing", "ShareScreen"),
                ("MuteAllOthers", "MuteOthers"), ("RaiseHand", "RaiseHand"),
            ],
            actions.Select(a => (a.Name, Needed: string.Join(' ', ActionCatalog.Default.Get(a).SeatCapabilities(a)))).Where(a => a.Needed.Length > 0));
    }

    [Theory]
    [InlineData(typeof(ListParticipants), "Read")]
    [InlineData(typeof(AddParticipant), "Repeatable")]
    [InlineData(typeof(ConnectCall), "Repeatable")]
    [InlineData(typeof(HangUpCall), "Idempotent")]
    [InlineData(typeof(CreateUser), "None")]
    [InlineData(typeof(IssueUserToken), "Idempotent")]
    public void Get_EveryAction_HasItsRepeatSafety(Type action, string repeat) =>
        Assert.Equal(repeat, ActionCatalog.Default.Get(Samples.Single(a => a.GetType() == action)).ByServer!.Repeat.ToString());

    [Fact]
    public void Deadline_AddParticipant_IsTheRingTimeAnd15Seconds()
    {
        AddParticipant add = new(KnownPhones.Answering) { InvitationTimeout = TimeSpan.FromSeconds(20) };
        ActionRule rule = ActionCatalog.Default.Get(add).ByServer!;
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
        Assert.Equal(gone, ActionCatalog.Default.Get(new HangUpCall()).ByServer!.IsAlreadySo(new(code, subCode)));
        Assert.Equal(gone, ActionCatalog.Default.Get(new HangUpForEveryone()).ByServer!.IsAlreadySo(new(code, subCode)));
        Assert.False(ActionCatalog.Default.Get(new RemoveParticipant(KnownPeople.Bob)).ByServer!.IsAlreadySo(new(code, subCode)));
    }

    [Fact]
    public void ResultFromAnswer_RosterEntries_BecomeKnownParticipants()
    {
        RoomCallParticipant muted = new(KnownPeople.Alice) { State = new(ParticipantState.Connected, CallSide.Server, ManualTimeProvider.At(1)), IsMuted = new(true, CallSide.Server, ManualTimeProvider.At(1)) };
        RoomCallState state = RoomCallState.Empty with { Participants = [muted] };
        IReadOnlyList<RosterEntry> list = [new(KnownPeople.Alice), new(KnownPeople.Bob, false)];
        IReadOnlyList<RoomCallParticipant> read = (IReadOnlyList<RoomCallParticipant>)ActionCatalog.Default.Get(new ListParticipants()).ByServer!.ResultFromAnswer(list, state, ManualTimeProvider.At(2))!;
        Assert.Same(muted, read[0]);
        Assert.Equal((false, ManualTimeProvider.At(2)), (read[1].IsMuted.Value, read[1].IsMuted.ChangedAt));
        RosterEntry one = new(KnownPeople.Alice, isOnHold: true);
        Assert.True(((RoomCallParticipant)ActionCatalog.Default.Get(new GetParticipant(KnownPeople.Alice)).ByServer!.ResultFromAnswer(one, state, ManualTimeProvider.At(2))!).IsOnHold.Value);
    }

    private static IEnumerable<string> Names(Func<ActionDescriptor, bool> has) => ActionCatalog.Default.Rows.Where(has).Select(r => r.Name);
}
