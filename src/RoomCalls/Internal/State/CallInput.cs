using RoomCalls.Events;
using RoomCalls.Internal.Model;
using RoomCalls.Transport;

namespace RoomCalls.Internal.State;

/// <summary>
/// Everything that can happen to a call: a closed set of data, each with its time and what it comes from. The same inputs in the same order give the same
/// state.
/// </summary>
/// <param name="At">When it happened, by the clock of this process.</param>
/// <param name="Origin">The generation of the leg or seat that it comes from; zero for the call itself.</param>
internal abstract record CallInput(DateTimeOffset At, int Origin);

/// <summary>An entry of a leg's log: a callback, a roster that was read, or an end that no callback reports.</summary>
internal sealed record Logged(int Origin, CallLogEntry Entry) : CallInput(Entry.At, Origin);

/// <summary>A new server-side leg, where there is none or the last one is gone.</summary>
internal sealed record LegRenewed(DateTimeOffset At, int Origin) : CallInput(At, Origin);

/// <summary>A leg that could not be connected, or that nobody wants: there is no server-side leg.</summary>
internal sealed record LegDropped(DateTimeOffset At, int Origin) : CallInput(At, Origin);

/// <summary>An update of a seat.</summary>
internal sealed record SeatUpdated(DateTimeOffset At, int Origin, ParticipantId User, SeatUpdate Update) : CallInput(At, Origin);

/// <summary>The seats of another object that turned out to be the same call.</summary>
internal sealed record SeatsMoved(DateTimeOffset At, IReadOnlyList<SeatModel> Seats) : CallInput(At, 0);

/// <summary>An event that the library raises, and that changes no state.</summary>
internal sealed record LocalEventRaised(DateTimeOffset At, RoomCallEvent Event) : CallInput(At, 0);

/// <summary>The time in which an outcome may follow the end of its leg, seat or call is over.</summary>
internal sealed record SettleTimeOver(DateTimeOffset At, int Origin) : CallInput(At, Origin);
