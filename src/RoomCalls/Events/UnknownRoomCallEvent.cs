using System.Text;

namespace RoomCalls.Events;

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
