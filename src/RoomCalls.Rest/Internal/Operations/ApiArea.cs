namespace RoomCalls.Rest.Internal.Operations;

/// <summary>The services behind one endpoint, each with a separate api-version.</summary>
internal enum ApiArea
{
    CallAutomation = 0,
    Rooms,
    Identity,
}
