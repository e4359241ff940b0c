namespace RoomCalls.Transport;

/// <summary>Carries the actions of the server side: connect, and whatever is asked of a leg.</summary>
public interface ICallAutomationTransport : IActionTransport;
