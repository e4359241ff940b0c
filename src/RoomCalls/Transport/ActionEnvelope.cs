using System.Diagnostics.CodeAnalysis;
using RoomCalls.Actions;
using RoomCalls.Internal.Text;

namespace RoomCalls.Transport;

/// <summary>The data that accompanies an action on the wire. Every attempt carries the same envelope. Immutable.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record ActionEnvelope
{
    /// <summary>The call connection that the action is for; <see langword="null"/> for actions without one (connect, rooms, users).</summary>
    public CallConnectionId? CallConnectionId { get; init; }

    /// <summary>
    /// The id of the operation that waits for the outcome, by which a session reports that its client refused the action; <see langword="null"/> for requests that
    /// no operation waits for.
    /// </summary>
    public Guid? OperationId { get; init; }

    /// <summary>The repeatability id. It is the same for every attempt, so that the service carries out the action once.</summary>
    public required Guid RepeatabilityId { get; init; }

    /// <summary>When the action was first sent, for the repeatability headers.</summary>
    public required DateTimeOffset FirstSent { get; init; }

    /// <summary>The operation context on the wire, which contains an id of RoomCalls; <see langword="null"/> for actions without one.</summary>
    public string? OperationContext { get; init; }

    /// <summary>
    /// The callback address on the wire, with the key of the call: that of the call connection for connect, otherwise that of the operation. It prints masked.
    /// </summary>
    public Uri? CallbackUri { get; init; }

    /// <summary>Returns the envelope with the query of the callback address masked.</summary>
    /// <returns>Text that is safe to log.</returns>
    public override string ToString() => $"{RepeatabilityId} {CallConnectionId} {Mask.Query(CallbackUri)}";
}

/// <summary>The response with which the service accepted an action. Create it with the member that matches the action. Immutable.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record ActionAnswer
{
    private ActionAnswer()
    {
    }

    /// <summary>A response that only accepts the action.</summary>
    public static ActionAnswer Accepted { get; } = new();

    /// <summary>The id of the invitation that was sent to an added participant.</summary>
    public string? InvitationId { get; private init; }

    /// <summary>
    /// The value of the response, of the type that the action's factory method takes; <see langword="null"/> when the outcome is reported by an event.
    /// </summary>
    public object? Value { get; private init; }

    /// <summary>Creates the response to <see cref="AddParticipant"/>.</summary>
    /// <param name="invitationId">The id of the invitation; <see langword="null"/> when the service left it out.</param>
    /// <returns>The response.</returns>
    public static ActionAnswer Invitation(string? invitationId) => new() { InvitationId = invitationId };

    /// <summary>Creates the response to <see cref="ConnectCall"/> and <see cref="GetCallConnection"/>.</summary>
    /// <param name="connection">The call connection.</param>
    /// <returns>The response.</returns>
    public static ActionAnswer Connection(CallConnectionProperties connection) => FromValue(connection);

    /// <summary>Creates the response to <see cref="GetParticipant"/>.</summary>
    /// <param name="participant">The participant.</param>
    /// <returns>The response.</returns>
    public static ActionAnswer Participant(RosterEntry participant) => FromValue(participant);

    /// <summary>Creates the response to <see cref="ListParticipants"/>.</summary>
    /// <param name="participants">Everyone in the call, from every page.</param>
    /// <returns>The response.</returns>
    public static ActionAnswer Participants(IReadOnlyList<RosterEntry> participants) => FromValue(participants);

    /// <summary>Creates the response to <see cref="CreateRoom"/>, <see cref="GetRoom"/> and <see cref="UpdateRoom"/>.</summary>
    /// <param name="room">The room.</param>
    /// <returns>The response.</returns>
    public static ActionAnswer Room(Room room) => FromValue(room);

    /// <summary>Creates the response to <see cref="ListRooms"/>.</summary>
    /// <param name="page">The page.</param>
    /// <returns>The response.</returns>
    public static ActionAnswer Rooms(ListPage<Room> page) => FromValue(page);

    /// <summary>Creates the response to <see cref="ListRoomParticipants"/>.</summary>
    /// <param name="page">The page.</param>
    /// <returns>The response.</returns>
    public static ActionAnswer RoomParticipants(ListPage<RoomParticipant> page) => FromValue(page);

    /// <summary>Creates the response to <see cref="CreateUser"/>.</summary>
    /// <param name="id">The id of the user.</param>
    /// <returns>The response.</returns>
    public static ActionAnswer User(ParticipantId id) => FromValue(id);

    /// <summary>Creates the response to <see cref="CreateUserWithToken"/>.</summary>
    /// <param name="user">The user and the token.</param>
    /// <returns>The response.</returns>
    public static ActionAnswer UserWithToken(RoomUser user) => FromValue(user);

    /// <summary>Creates the response to <see cref="IssueUserToken"/>.</summary>
    /// <param name="token">The token.</param>
    /// <returns>The response.</returns>
    public static ActionAnswer Token(RoomUserToken token) => FromValue(token);

    internal static ActionAnswer FromValue(object? value) => new() { Value = value };
}
