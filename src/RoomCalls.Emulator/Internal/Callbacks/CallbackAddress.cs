namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>Where the events of one operation go, and what they carry back.</summary>
internal sealed record CallbackAddress(string Uri, string? OperationContext);
