using RoomCalls.Internal.Calls;

namespace RoomCalls.Tests.Support;

/// <summary>Keeps what a call tells its owner.</summary>
internal sealed class RecordingCallOwner : ICallOwner
{
    public List<LiveCall> Closed { get; } = [];

    public List<ServerLeg> EndedLegs { get; } = [];

    public List<CallConnectionId> ConnectedAfterAbandon { get; } = [];

    public List<(LiveCall Call, LiveCall Target)> Moved { get; } = [];

    /// <summary>Runs when a call has got its server call id.</summary>
    public Action<LiveCall> ServerCallId { get; set; } = static _ => { };

    public void OnConnectionId(ServerLeg leg)
    {
    }

    public void OnServerCallId(LiveCall call) => ServerCallId(call);

    public void OnLegEnded(ServerLeg leg) => EndedLegs.Add(leg);

    public void OnLegSettled(ServerLeg leg)
    {
    }

    public void OnAbandonedLegConnected(CallConnectionId id) => ConnectedAfterAbandon.Add(id);

    public void OnSeatRole(LiveCall call)
    {
    }

    public void OnClosed(LiveCall call)
    {
        lock (Closed)
        {
            Closed.Add(call);
        }
    }

    public void OnMoved(LiveCall call, LiveCall target)
    {
        lock (Moved)
        {
            Moved.Add((call, target));
        }
    }
}
