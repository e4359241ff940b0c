using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <summary>The way of one action: what carries it, and what ends it.</summary>
/// <param name="Transport">What carries it; <see langword="null"/> when nothing can.</param>
/// <param name="Rule">What ends it.</param>
/// <param name="Seat">The seat that carries it; <see langword="null"/> for the server side.</param>
/// <param name="Obstacles">Why a seat does not carry it; with no transport, why nothing does.</param>
internal readonly record struct ActionRoute(IActionTransport? Transport, ActionRule? Rule, SeatLeg? Seat, IReadOnlyList<CapabilityReason> Obstacles);
