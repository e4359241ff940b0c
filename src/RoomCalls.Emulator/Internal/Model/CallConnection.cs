namespace RoomCalls.Emulator.Internal.Model;

/// <summary>A leg of Call Automation in a call.</summary>
internal sealed class CallConnection(string id, CallPlace place, string callbackUri, string? operationContext, string apiVersion, string correlationId) : IInviter
{
    /// <summary>The id in every path and event.</summary>
    public string Id { get; } = id;

    /// <summary>The room or group call it connected to.</summary>
    public CallPlace Place { get; } = place;

    /// <summary>Where its events go.</summary>
    public string CallbackUri { get; } = callbackUri;

    /// <summary>The context of the connect request.</summary>
    public string? OperationContext { get; } = operationContext;

    /// <summary>The version of the connect request: its events carry it.</summary>
    public string ApiVersion { get; } = apiVersion;

    /// <summary>Where it is in its life.</summary>
    public ConnectionState State { get; set; } = ConnectionState.Connecting;

    /// <summary>The call, once connected.</summary>
    public RoomCall? Call { get; set; }

    /// <summary>The correlation id of the connect request until the call's own is known; recordings show them to differ.</summary>
    public string CorrelationId => Call?.CorrelationId ?? correlationId;

    /// <summary>The number of the last roster sent. A connection joined by connect was recorded to begin at 2.</summary>
    public int RosterSequence { get; set; } = 1;

    /// <summary>What it rings now, by invitation id.</summary>
    public Dictionary<string, Invitation> Invitations { get; } = new(StringComparer.Ordinal);

    CallConnection? IInviter.Connection => this;
}
