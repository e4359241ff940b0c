namespace RoomCalls.Actions;

/// <summary>
/// Ends the application's own leg; the others stay in the call, but phones that this leg dialled may be cut off. A leg that is already gone counts as success.
/// </summary>
public sealed record HangUp : RoomCallAction<ResultInformation>;
