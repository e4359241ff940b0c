namespace RoomCalls;

/// <summary>One reason why an action is not allowed.</summary>
/// <param name="Code">A stable name that code can compare.</param>
/// <param name="Message">What to do about it, for a person.</param>
public sealed record CapabilityReason(string Code, string Message);
