namespace RoomCalls.Events;

/// <summary>The first thing that a reader gets of a call: its state at the moment from which on the reader sees every event.</summary>
/// <param name="State">The state.</param>
public sealed record RoomCallSnapshot(RoomCallState State) : RoomCallEvent;

/// <summary>The reader was too slow: its oldest waiting events were dropped. Look at the call's state, which has seen them.</summary>
/// <param name="Count">How many events were dropped since the last event that was read.</param>
public sealed record EventsLost(long Count) : RoomCallEvent;

/// <summary>
/// It was decided whether an action may be taken: once for each action that was asked for, before it is sent. Made here, not by the service. Actions of no call are told to
/// readers of all calls only.
/// </summary>
/// <param name="Action">The name of the action's record, for example <c>RemoveParticipant</c>.</param>
/// <param name="Actor">On whose behalf it was asked.</param>
/// <param name="Target">On whom it is; <see langword="null"/> when it is on nobody in particular.</param>
/// <param name="Capability">Whether it was allowed, with every reason when it was not.</param>
public sealed record ActionDecided(string Action, RoomCallActor Actor, ParticipantId? Target, Capability Capability) : RoomCallEvent;
