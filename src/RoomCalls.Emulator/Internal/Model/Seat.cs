using RoomCalls.Emulator.Internal.Time;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Model;

/// <summary>A user's calling client in a call. Without an outlet it receives no updates.</summary>
internal sealed class Seat(RoomCall call, CallPerson person) : IInviter
{
    /// <summary>The id of the client's call.</summary>
    public string CallId { get; init; } = "";

    public RoomCall Call { get; } = call;

    public CallPerson Person { get; } = person;

    /// <summary>The role in the room, also after the user was removed from the room; <see langword="null"/> in a group call.</summary>
    public string? Role => Person.Role;

    /// <summary>The state of the client, as the Calling SDK names it.</summary>
    public string State { get; set; } = "Connected";

    /// <summary>Why the seat is out of the call, or <see langword="null"/>.</summary>
    public ResultInformation? EndReason { get; set; }

    /// <summary>Whether it is out of the call.</summary>
    public bool IsEnded => State == "Disconnected";

    /// <summary>Receives the updates; <see langword="null"/> for a seat in process, and after the connection was lost.</summary>
    public Action<byte[]>? Outlet { get; set; }

    /// <summary>Closes the outlet.</summary>
    public Action? Close { get; set; }

    /// <summary>Cuts the outlet.</summary>
    public Action? Cut { get; set; }

    /// <summary>Takes the person out of the call when a lost connection does not come back.</summary>
    public ScheduledAction? Loss { get; set; }

    /// <summary>Ends the seat when its token expires.</summary>
    public ScheduledAction? TokenEnd { get; set; }

    /// <summary>The people in its roster, in order; an invitee has no person yet.</summary>
    public OrderedDictionary<string, CallPerson?> Listed { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Invitation> Invitations { get; } = new(StringComparer.Ordinal);

    RoomCall? IInviter.Call => Call;

    CallConnection? IInviter.Connection => null;
}
