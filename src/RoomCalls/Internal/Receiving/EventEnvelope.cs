namespace RoomCalls.Internal.Receiving;

/// <summary>The attributes of a CloudEvent that matter here.</summary>
internal struct EventEnvelope
{
    public string? Id;
    public string? Type;
    public DateTimeOffset Time;
}
