using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>Resumes the management of a call connection that is already up. Pass it to <see cref="IRoomCallManager.AttachAsync"/>. Immutable.</summary>
/// <remarks>It is not an action of the service; the request that is sent is <see cref="GetCallConnection"/>.</remarks>
/// <param name="CallConnectionId">The id of the call connection.</param>
public sealed record AttachCall(CallConnectionId CallConnectionId)
{
    /// <summary>
    /// The room of the call. The service does not report it, and without it participants have no role in the call. It must be the right room, because
    /// it decides what participants may do.
    /// </summary>
    /// <value><see langword="null"/> by default, for no room.</value>
    public RoomId? RoomId { get; init; }
}
