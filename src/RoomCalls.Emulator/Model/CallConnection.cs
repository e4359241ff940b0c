namespace RoomCalls.Emulator.Model;

/// <summary>A leg of Call Automation in a room call.</summary>
internal sealed class CallConnection(string id, Room room, string callbackUri, string? operationContext, string apiVersion, string correlationId)
{
    public string Id { get; } = id;

    public Room Room { get; } = room;

    public string CallbackUri { get; } = callbackUri;

    public string? OperationContext { get; } = operationContext;

    public string ApiVersion { get; } = apiVersion;

    public ConnectionState State { get; set; } = ConnectionState.Connecting;

    /// <summary>The call, once connected.</summary>
    public RoomCall? Call { get; set; }

    /// <summary>The correlation id of the connect request until the call's own is known; recordings show them to differ.</summary>
    public string CorrelationId => Call?.CorrelationId ?? correlationId;

    /// <summary>The number of the last roster sent. A connection joined by connect was recorded to begin at 2.</summary>
    public int RosterSequence { get; set; } = 1;

    public Dictionary<string, Invitation> Invitations { get; } = new(StringComparer.Ordinal);
}
