namespace RoomCalls.Transport;

/// <summary>Carries the administration of rooms and of their users.</summary>
public interface IRoomsTransport : IActionTransport;
