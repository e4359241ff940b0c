namespace RoomCalls.Events;

/// <summary>
/// It was decided whether an action may be taken: once for each action that was asked for, before it is sent. Made here, not by the service. Actions of no call are told to
/// readers of all calls only.
/// </summary>
/// <param name="Action">The name of the action's record, for example <c>RemoveParticipant</c>.</param>
/// <param name="Actor">On whose behalf it was asked.</param>
/// <param name="Target">On whom it is; <see langword="null"/> when it is on nobody in particular.</param>
/// <param name="Capability">Whether it was allowed, with every reason when it was not.</param>
public sealed record ActionDecided(string Action, RoomCallActor Actor, ParticipantId? Target, Capability Capability) : RoomCallEvent;
