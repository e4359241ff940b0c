using System.Text;
using RoomCalls.Internal.Text;

namespace RoomCalls.Events;

/// <summary>
/// Something that happened. The leaves are closed by us and open to the service: what this version has no record for comes as
/// <see cref="UnknownRoomCallEvent"/>, so a <c>switch</c> over events needs a default.
/// <list type="bullet">
/// <item>Of the service: <see cref="CallConnected"/> and <see cref="CallDisconnected"/> (once per connection), <see cref="ConnectFailed"/>,
/// <see cref="ParticipantsUpdated"/> (often), and the success or failure of an action (once per action).</item>
/// <item>Derived by us from a change of the roster, right after the event that caused it: <see cref="ParticipantJoined"/>,
/// <see cref="ParticipantLeft"/>, <see cref="ParticipantChanged"/>.</item>
/// <item>Of a seat of this process: <see cref="SeatChanged"/> (often), <see cref="SeatTokenNotRefreshed"/> (until a token is refreshed, or the seat ends).</item>
/// <item>Of our own decisions: <see cref="ActionDecided"/> (once per action that was asked for).</item>
/// <item>Of the stream itself: <see cref="RoomCallSnapshot"/> (first), <see cref="EventsLost"/> (when a reader was too slow).</item>
/// </list>
/// </summary>
public abstract record RoomCallEvent
{
    private protected RoomCallEvent()
    {
    }

    /// <summary>The event's name, a constant that is the record's name, for example <c>CallConnected</c>; of an unknown event, the service's name.</summary>
    public abstract string Name { get; }

    /// <summary>The service's id of the event; empty for events of our own.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>When it happened, by the service's clock; for events of our own, the time of what caused them.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The leg to which it belongs.</summary>
    public CallConnectionId CallConnectionId { get; init; }

    /// <summary>The id that all connections of the call share.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>The id to give to the service's support.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The caller's own text of the action that it belongs to, as it was given; <see langword="null"/> when none was.</summary>
    public string? OperationContext { get; init; }

    /// <summary>The service's code, subcode and text; <see langword="null"/> when it gave none.</summary>
    public ResultInformation? Result { get; init; }

    /// <summary>The id of the open operation that the event may end.</summary>
    internal Guid? OperationId { get; init; }

    /// <summary>Prints the members; a phone number within the operation context is masked.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Id = ").Append(Id).Append(", Time = ").Append(Time).Append(", CallConnectionId = ").Append(CallConnectionId);
        builder.Append(", ServerCallId = ").Append(ServerCallId).Append(", CorrelationId = ").Append(CorrelationId);
        builder.Append(", OperationContext = ").Append(Mask.PhoneNumbersInAny(OperationContext)).Append(", Result = ").Append(Result);
        return true;
    }
}

/// <summary>An event of the service for which this version has no record. Nothing of it is lost.</summary>
/// <param name="Type">The service's name of the event, without the prefix <c>Microsoft.Communication.</c>.</param>
/// <param name="Json">The whole event as it came. It can hold phone numbers: do not log it.</param>
public sealed record UnknownRoomCallEvent(string Type, string Json) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => Type;

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Type = ").Append(Type).Append(", CallConnectionId = ").Append(CallConnectionId);
        return true;
    }
}
