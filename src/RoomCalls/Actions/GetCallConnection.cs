namespace RoomCalls.Actions;

/// <summary>Reads what the service knows of a call's server-side leg.</summary>
public sealed record GetCallConnection : RoomCallAction<CallConnectionProperties>;
