namespace RoomCalls.Emulator.Internal.Model;

/// <summary>The id of a group call, which clients choose: no roster, no window, and phones may be dialled.</summary>
internal sealed class GroupCall(Guid id) : CallPlace
{
    public override Guid? GroupCallId { get; } = id;

    public override bool MayDialOut => true;

    public override bool IsOpenAt(DateTimeOffset now) => true;

    public override bool Invites(string rawId) => true;
}
