namespace RoomCalls.Actions;

/// <summary>Ends the call for everyone. A call that is already gone counts as success.</summary>
public sealed record HangUpForEveryone : RoomCallAction<ResultInformation>;
