namespace RoomCalls.Policies;

/// <summary>Finds what an actor is in a room.</summary>
internal sealed class ActorRoles(RoomDirectory directory)
{
    public ValueTask<ActorRole> FindAsync(RoomCallActor actor, RoomId? roomId, CancellationToken cancellationToken) => WithoutLookup(actor, roomId) is ActorRole known
        ? new(known)
        : LookUpAsync(((RoomCallActor.ParticipantActor)actor).Id, roomId!.Value, cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, from what was read before.</summary>
    public ActorRole Peek(RoomCallActor actor, RoomId? roomId)
    {
        if (WithoutLookup(actor, roomId) is ActorRole known)
        {
            return known;
        }

        ParticipantId id = ((RoomCallActor.ParticipantActor)actor).Id;
        return directory.TryPeekRole(roomId!.Value, id, out RoomRole? role) ? Of(role, id) : ActorRole.NotRead;
    }

    private static ActorRole? WithoutLookup(RoomCallActor actor, RoomId? roomId) => actor switch
    {
        RoomCallActor.AdministratorActor => ActorRole.Of(PermissionSubject.Administrator),
        RoomCallActor.RoleActor fixedRole => ActorRole.Of(fixedRole.Role),
        RoomCallActor.ParticipantActor { Id.Kind: ParticipantKind.PhoneNumber } => ActorRole.Of(PermissionSubject.Phone),
        RoomCallActor.ParticipantActor => roomId is null ? ActorRole.WithoutRoom : null,
        _ => ActorRole.Nobody,
    };

    private static ActorRole Of(RoomRole? role, ParticipantId id) => role is RoomRole known ? ActorRole.Of(known) : ActorRole.NotOnRoster(id);

    private async ValueTask<ActorRole> LookUpAsync(ParticipantId id, RoomId roomId, CancellationToken cancellationToken)
    {
        try
        {
            return Of(await directory.FindRoleAsync(roomId, id, cancellationToken).ConfigureAwait(false), id);
        }
        catch (RoomCallsException failure)
        {
            return ActorRole.Unavailable(failure);
        }
    }
}
