using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Time;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Model;

/// <summary>Someone who is ringing.</summary>
internal sealed class Invitation(string id, IInviter inviter, Identifier invitee, RequestCallbacks callbacks)
{
    /// <summary>The handle to cancel it.</summary>
    public string Id { get; } = id;

    /// <summary>Who asked.</summary>
    public IInviter Inviter { get; } = inviter;

    /// <summary>Who rings.</summary>
    public Identifier Invitee { get; } = invitee;

    /// <summary>Where the outcome is sent, and under which operation context; for those of a connection.</summary>
    public CallbackAddress Address { get; init; } = new("", null);

    /// <summary>The request that rang: its faults apply to the outcome.</summary>
    public RequestCallbacks Callbacks { get; } = callbacks;

    /// <summary>What ends the ringing.</summary>
    public ScheduledAction? Next { get; set; }
}
