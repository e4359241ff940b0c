namespace RoomCalls.Events;

/// <summary>The leg is up. Rosters can arrive before it.</summary>
public sealed record CallConnected : RoomCallEvent;

/// <summary>The leg could not be connected, for example because nobody is in the room's call.</summary>
public sealed record ConnectFailed : RoomCallEvent;

/// <summary>The leg has ended. It is the last event that a reader of the call sees.</summary>
public sealed record CallDisconnected : RoomCallEvent;
