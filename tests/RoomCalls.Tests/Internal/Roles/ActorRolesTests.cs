using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Roles;
using RoomCalls.Policies;

namespace RoomCalls.Tests.Internal.Roles;

public sealed class ActorRolesTests
{
    private static readonly RoomId Id = "991";

    private readonly ManualTimeProvider _clock = new();
    private readonly List<RoomParticipant> _roster = [new(KnownPeople.Alice, RoomRole.Presenter), new(KnownPeople.Bob, new RoomRole("Guide"))];
    private Exception? _failure;
    private int _reads;

    [Fact]
    public async Task FindAsync_NoUser_ReadsNoRoster()
    {
        ActorRoles roles = New();
        Assert.Equal(PermissionSubject.Administrator, (await FindAsync(roles, RoomCallActor.Administrator)).Subject);
        Assert.Equal(PermissionSubject.Phone, (await FindAsync(roles, RoomCallActor.Participant(KnownPhones.Answering))).Subject);
        Assert.Equal(RoomRole.Consumer, (await FindAsync(roles, RoomCallActor.InRole(RoomRole.Consumer))).Subject);
        Assert.Equal(RoomRole.Attendee, (await FindAsync(roles, RoomCallActor.InRole(default))).Subject);
        Assert.Equal((null, CapabilityReasonCodes.NotSignedIn), Unknown(await FindAsync(roles, RoomCallActor.Nobody)));
        Assert.Equal((null, CapabilityReasonCodes.CallTypeRestricted), Unknown(await FindAsync(roles, RoomCallActor.Participant(KnownPeople.Alice), roomId: null)));
        Assert.Equal(0, _reads);
    }

    [Fact]
    public async Task FindAsync_User_HasTheRoleOfTheRoster()
    {
        ActorRoles roles = New();
        Assert.Equal(RoomRole.Presenter, (await FindAsync(roles, RoomCallActor.Participant(KnownPeople.Alice))).Subject);
        Assert.Equal(new RoomRole("Guide"), (await FindAsync(roles, RoomCallActor.Participant(KnownPeople.Bob))).Subject);
        Assert.Equal((null, CapabilityReasonCodes.NotRoomParticipant), Unknown(await FindAsync(roles, RoomCallActor.Participant(KnownPeople.Carol))));
    }

    [Fact]
    public async Task FindAsync_RosterCannotBeRead_NamesTheReason()
    {
        _failure = TransportErrors.Create(ActionEffect.None);
        ActorRole role = await FindAsync(New(), RoomCallActor.Participant(KnownPeople.Alice));
        Assert.Equal((null, CapabilityReasonCodes.RoomParticipantsUnavailable), Unknown(role));
        Assert.Contains("try again", role.Unknown!.Message, StringComparison.Ordinal);
        _failure = TransportErrors.Refusal(404, 0);
        Assert.Contains("does not exist", (await FindAsync(New(), RoomCallActor.Participant(KnownPeople.Alice))).Unknown!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_Cancelled_ThrowsOperationCanceled()
    {
        TaskCompletionSource<IReadOnlyList<RoomParticipant>> never = new();
        ActorRoles roles = new(ActionCatalog.Default, new RoomDirectory(id => Task.FromResult(new Room(id)), _ => never.Task, new RoleOptions(), _clock, new()));
        using CancellationTokenSource giveUp = new();
        Task<ActorRole> asked = roles.FindAsync(Request(RoomCallActor.Participant(KnownPeople.Alice), Id), giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task Peek_AfterARead_AnswersWithoutReading()
    {
        ActorRoles roles = New();
        PolicyRequest alice = Request(RoomCallActor.Participant(KnownPeople.Alice), Id);
        Assert.Equal((null, CapabilityReasonCodes.NotInitialized), Unknown(roles.Peek(alice)));
        Assert.Equal(PermissionSubject.Administrator, roles.Peek(Request(RoomCallActor.Administrator, Id)).Subject);
        await FindAsync(roles, RoomCallActor.Participant(KnownPeople.Alice));
        Assert.Equal(RoomRole.Presenter, roles.Peek(alice).Subject);
        Assert.Equal((null, CapabilityReasonCodes.NotRoomParticipant), Unknown(roles.Peek(Request(RoomCallActor.Participant(KnownPeople.Carol), Id))));
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal((null, CapabilityReasonCodes.NotInitialized), Unknown(roles.Peek(alice)));
        Assert.Equal(1, _reads);
    }

    private static (PermissionSubject? Subject, string? Code) Unknown(ActorRole role) => (role.Subject, role.Unknown?.Code);

    private static PolicyRequest Request(RoomCallActor actor, RoomId? roomId) => new(actor, new ListParticipants()) { RoomId = roomId };

    private static async Task<ActorRole> FindAsync(ActorRoles roles, RoomCallActor actor) => await FindAsync(roles, actor, Id);

    private static async Task<ActorRole> FindAsync(ActorRoles roles, RoomCallActor actor, RoomId? roomId) => await roles.FindAsync(Request(actor, roomId), CurrentTest.Token);

    private ActorRoles New() => new(ActionCatalog.Default, new RoomDirectory(id => Task.FromResult(new Room(id)), _ => ReadAsync(), new RoleOptions(), _clock, new()));

    private Task<IReadOnlyList<RoomParticipant>> ReadAsync()
    {
        _reads++;
        return _failure is null ? Task.FromResult<IReadOnlyList<RoomParticipant>>(_roster) : Task.FromException<IReadOnlyList<RoomParticipant>>(_failure);
    }
}
