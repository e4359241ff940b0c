namespace RoomCalls.Emulator.Internal.Model;

/// <summary>The id of a group call, which clients choose. Anyone may join at any time, and phones may be dialled.</summary>
internal sealed class GroupCall(Guid id) : CallPlace
{
    public override Guid? GroupCallId { get; } = id;

    public override bool AllowsDialOut => true;

    public override bool IsOpenAt(DateTimeOffset now) => true;

    public override bool IsInvited(string rawId) => true;
}
