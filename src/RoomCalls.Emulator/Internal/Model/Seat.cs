using RoomCalls.Emulator.Internal.Time;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Model;

/// <summary>A user's calling client in a call. Without an outlet nobody is told what it sees.</summary>
internal sealed class Seat(RoomCall call, CallPerson person) : IInviter
{
    /// <summary>The id of the client's call.</summary>
    public string CallId { get; init; } = "";

    public RoomCall Call { get; } = call;

    public CallPerson Person { get; } = person;

    /// <summary>The role in the room, also after the user was taken off its roster; <see langword="null"/> in a group call.</summary>
    public string? Role => Person.Role;

    /// <summary>How far the client is, in the Calling SDK's words.</summary>
    public string State { get; set; } = "Connected";

    /// <summary>Why it is out of the call.</summary>
    public ResultInformation? EndReason { get; set; }

    /// <summary>Whether it is out of the call.</summary>
    public bool Ended => State == "Disconnected";

    /// <summary>Takes what the seat sees; <see langword="null"/> for one in process, and after its connection was lost.</summary>
    public Action<byte[]>? Outlet { get; set; }

    /// <summary>Closes the outlet.</summary>
    public Action? Close { get; set; }

    /// <summary>Cuts the outlet.</summary>
    public Action? Cut { get; set; }

    /// <summary>What takes the person out of the call once the lost connection does not come back.</summary>
    public ScheduledAction? Loss { get; set; }

    /// <summary>What ends the seat when its token does.</summary>
    public ScheduledAction? TokenEnd { get; set; }

    /// <summary>Whom its list shows, in order.</summary>
    public OrderedDictionary<string, CallPerson?> Listed { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Invitation> Invitations { get; } = new(StringComparer.Ordinal);

    RoomCall? IInviter.Call => Call;

    CallConnection? IInviter.Connection => null;
}
