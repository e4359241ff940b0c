using System.Diagnostics.CodeAnalysis;
using RoomCalls.Actions;
using RoomCalls.Internal.Text;

namespace RoomCalls.Transport;

/// <summary>What goes with an action on the wire besides the action itself. The same envelope goes with every attempt.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record ActionEnvelope
{
    /// <summary>The leg that the action is for; <see langword="null"/> for actions without a leg (connect, rooms, users).</summary>
    public CallConnectionId? CallConnectionId { get; init; }

    /// <summary>The repeatability id: the same on every attempt, so that the service does the action once.</summary>
    public required Guid RepeatabilityId { get; init; }

    /// <summary>When the action was first sent, for the repeatability headers.</summary>
    public required DateTimeOffset FirstSent { get; init; }

    /// <summary>The same moment as a timestamp of the time provider.</summary>
    internal long FirstSentTimestamp { get; init; }

    /// <summary>The operation context to put on the wire, with our id in it; <see langword="null"/> for actions without one.</summary>
    public string? OperationContext { get; init; }

    /// <summary>The callback address to put on the wire, with the call's key in it: the connection's for connect, else the operation's. It prints masked.</summary>
    public Uri? CallbackUri { get; init; }

    /// <summary>Returns the envelope with the callback's query masked.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"{RepeatabilityId} {CallConnectionId} {Mask.Query(CallbackUri)}";
}

/// <summary>What the service answered when it accepted an action. Create it by the member that fits the action.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record ActionAnswer
{
    private ActionAnswer()
    {
    }

    /// <summary>An answer that says nothing but that the action was accepted.</summary>
    public static ActionAnswer Accepted { get; } = new();

    /// <summary>The invitation that an added participant was sent.</summary>
    public string? InvitationId { get; private init; }

    /// <summary>What the answer gave, of the type that the action's factory member takes; <see langword="null"/> when the outcome comes by event.</summary>
    public object? Value { get; private init; }

    /// <summary>The answer to <see cref="AddParticipant"/>.</summary>
    /// <param name="invitationId">The invitation; <see langword="null"/> when the service left it out.</param>
    /// <returns>The answer.</returns>
    public static ActionAnswer Invitation(string? invitationId) => new() { InvitationId = invitationId };

    /// <summary>The answer to <see cref="ConnectCall"/> and <see cref="GetCallConnection"/>.</summary>
    /// <param name="connection">The leg.</param>
    /// <returns>The answer.</returns>
    public static ActionAnswer Connection(CallConnectionProperties connection) => FromValue(connection);

    /// <summary>The answer to <see cref="GetParticipant"/>.</summary>
    /// <param name="participant">The participant.</param>
    /// <returns>The answer.</returns>
    public static ActionAnswer Participant(RosterEntry participant) => FromValue(participant);

    /// <summary>The answer to <see cref="ListParticipants"/>.</summary>
    /// <param name="participants">Everybody in the call, from every page.</param>
    /// <returns>The answer.</returns>
    public static ActionAnswer Participants(IReadOnlyList<RosterEntry> participants) => FromValue(participants);

    /// <summary>The answer to <see cref="CreateRoom"/>, <see cref="GetRoom"/> and <see cref="UpdateRoom"/>.</summary>
    /// <param name="room">The room.</param>
    /// <returns>The answer.</returns>
    public static ActionAnswer Room(Room room) => FromValue(room);

    /// <summary>The answer to <see cref="ListRooms"/>.</summary>
    /// <param name="page">The page.</param>
    /// <returns>The answer.</returns>
    public static ActionAnswer Rooms(ListPage<Room> page) => FromValue(page);

    /// <summary>The answer to <see cref="ListRoomParticipants"/>.</summary>
    /// <param name="page">The page.</param>
    /// <returns>The answer.</returns>
    public static ActionAnswer RoomParticipants(ListPage<RoomParticipant> page) => FromValue(page);

    /// <summary>The answer to <see cref="CreateUser"/>.</summary>
    /// <param name="id">The user.</param>
    /// <returns>The answer.</returns>
    public static ActionAnswer User(ParticipantId id) => FromValue(id);

    /// <summary>The answer to <see cref="CreateUserAndToken"/>.</summary>
    /// <param name="user">The user and the token.</param>
    /// <returns>The answer.</returns>
    public static ActionAnswer UserWithToken(RoomUser user) => FromValue(user);

    /// <summary>The answer to <see cref="IssueUserToken"/>.</summary>
    /// <param name="token">The token.</param>
    /// <returns>The answer.</returns>
    public static ActionAnswer Token(RoomUserToken token) => FromValue(token);

    internal static ActionAnswer FromValue(object? value) => new() { Value = value };
}
