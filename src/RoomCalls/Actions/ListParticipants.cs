namespace RoomCalls.Actions;

/// <summary>Reads everybody in the call, following every page. The service leaves out recording and transcription bots.</summary>
public sealed record ListParticipants : RoomCallAction<IReadOnlyList<RoomCallParticipant>>;
