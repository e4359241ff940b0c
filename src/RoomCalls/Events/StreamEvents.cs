namespace RoomCalls.Events;

/// <summary>The first thing that a reader gets of a call: its state at the moment from which on the reader sees every event.</summary>
/// <param name="State">The state.</param>
public sealed record RoomCallSnapshot(RoomCallState State) : RoomCallEvent;

/// <summary>The reader was too slow: its oldest waiting events were dropped. Look at the call's state, which has seen them.</summary>
/// <param name="Count">How many events were dropped since the last event that was read.</param>
public sealed record EventsLost(long Count) : RoomCallEvent;
