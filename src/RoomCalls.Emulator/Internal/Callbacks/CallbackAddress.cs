namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>The address of the events of one operation, and the context that they carry.</summary>
internal sealed record CallbackAddress(string Uri, string? OperationContext);
