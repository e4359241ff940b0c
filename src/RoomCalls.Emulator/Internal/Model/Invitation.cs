using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Time;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Model;

/// <summary>A ringing invitation.</summary>
internal sealed class Invitation(string id, IInviter inviter, Identifier invitee, RequestCallbacks callbacks)
{
    /// <summary>The id by which it is cancelled.</summary>
    public string Id { get; } = id;

    /// <summary>The inviter.</summary>
    public IInviter Inviter { get; } = inviter;

    /// <summary>The invitee.</summary>
    public Identifier Invitee { get; } = invitee;

    /// <summary>The address and the context of the outcome, for an invitation of a connection.</summary>
    public CallbackAddress Address { get; init; } = new("", null);

    /// <summary>The callbacks of the request that invited; its faults apply to the outcome.</summary>
    public RequestCallbacks Callbacks { get; } = callbacks;

    /// <summary>The scheduled end of the ringing.</summary>
    public ScheduledAction? Next { get; set; }
}
