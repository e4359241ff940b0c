namespace RoomCalls;

/// <summary>A code and text of a signaling protocol below the service.</summary>
/// <param name="Code">The protocol's own code.</param>
/// <param name="Message">The protocol's own text; may be empty.</param>
public sealed record SignalingDetails(int Code, string? Message = null);
