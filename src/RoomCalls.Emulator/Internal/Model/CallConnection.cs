namespace RoomCalls.Emulator.Internal.Model;

/// <summary>A connection of Call Automation to a call.</summary>
internal sealed class CallConnection(string id, CallPlace place, string callbackUri, string? operationContext, string apiVersion, string correlationId)
    : IInviter
{
    /// <summary>The id in every path and event.</summary>
    public string Id { get; } = id;

    /// <summary>The room or group call it connected to.</summary>
    public CallPlace Place { get; } = place;

    /// <summary>Where its events go.</summary>
    public string CallbackUri { get; } = callbackUri;

    /// <summary>The context of the connect request.</summary>
    public string? OperationContext { get; } = operationContext;

    /// <summary>The version of the connect request, which the events carry.</summary>
    public string ApiVersion { get; } = apiVersion;

    /// <summary>The state of the connection.</summary>
    public ConnectionState State { get; set; } = ConnectionState.Connecting;

    /// <summary>The call, once connected.</summary>
    public RoomCall? Call { get; set; }

    /// <summary>The correlation id of the call or, before there is one, of the connect request; in recordings they differ.</summary>
    public string CorrelationId => Call?.CorrelationId ?? correlationId;

    /// <summary>The sequence number of the last roster sent. In recordings a connection begins at 2.</summary>
    public int RosterSequence { get; set; } = 1;

    /// <summary>The ringing invitations, by id.</summary>
    public Dictionary<string, Invitation> Invitations { get; } = new(StringComparer.Ordinal);

    CallConnection? IInviter.Connection => this;
}
