using System.Text;
using RoomCalls.Internal.Text;

namespace RoomCalls.Events;

/// <summary>The base class of everything that happens in a call. Events are immutable.</summary>
/// <remarks>
/// Applications cannot derive events, but the service can add them: an event for which this version has no record arrives as
/// <see cref="UnknownRoomCallEvent"/>, so a <c>switch</c> over events needs a default case.
/// <list type="bullet">
/// <item>From the service: <see cref="CallConnected"/> and <see cref="CallDisconnected"/> (once per call connection), <see cref="ConnectFailed"/>,
/// <see cref="ParticipantsUpdated"/> (often), and the success or failure of an action (once per action).</item>
/// <item>Derived by RoomCalls from a change of the roster, right after the event that caused it: <see cref="ParticipantJoined"/>,
/// <see cref="ParticipantLeft"/>, <see cref="ParticipantChanged"/>.</item>
/// <item>From a seat of this process: <see cref="SeatChanged"/> (often), <see cref="SeatTokenNotRefreshed"/> (until a token is refreshed or the seat
/// ends).</item>
/// <item>From the decision on an action: <see cref="ActionDecided"/> (once per action that was asked for).</item>
/// <item>From the stream itself: <see cref="RoomCallSnapshot"/> (first), <see cref="EventsLost"/> (when a reader was too slow).</item>
/// </list>
/// Some of them come only to readers that ask for them; see <see cref="ListenOptions.Include"/>.
/// </remarks>
public abstract record RoomCallEvent
{
    private protected RoomCallEvent()
    {
    }

    /// <summary>
    /// The constant name of the event, which is the name of its record, for example <c>CallConnected</c>; for an unknown event, the service's name.
    /// </summary>
    public abstract string Name { get; }

    /// <summary>The id that the service gave the event; empty for events that RoomCalls creates.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>When the event happened, by the clock of the service. For events that RoomCalls creates, it is the time of their cause.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The call connection of the event; the default value when there is none.</summary>
    public CallConnectionId CallConnectionId { get; init; }

    /// <summary>The id that all connections of the call share.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>The correlation id, to quote to the service's support.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The operation context that the caller gave to the action of the event; <see langword="null"/> when there was none.</summary>
    public string? OperationContext { get; init; }

    /// <summary>The code, subcode and message of the service; <see langword="null"/> when it sent none.</summary>
    public ResultInformation? ResultInformation { get; init; }

    /// <summary>The id of the open operation that the event can complete.</summary>
    internal Guid? OperationId { get; init; }

    /// <summary>Prints the members. Phone numbers in the operation context are masked.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Id = ").Append(Id).Append(", Time = ").Append(Time).Append(", CallConnectionId = ").Append(CallConnectionId);
        builder.Append(", ServerCallId = ").Append(ServerCallId).Append(", CorrelationId = ").Append(CorrelationId);
        builder.Append(", OperationContext = ").Append(Mask.PhoneNumbersInAny(OperationContext)).Append(", Result = ").Append(ResultInformation);
        return true;
    }
}

/// <summary>An event of the service for which this version has no record. It contains everything that the service sent.</summary>
/// <param name="Type">The service's name of the event, without the prefix <c>Microsoft.Communication.</c>.</param>
/// <param name="Json">The complete event as it arrived. It can contain phone numbers: do not log it.</param>
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
