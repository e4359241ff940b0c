namespace RoomCalls.Internal.Calls;

/// <summary>Hears from a call what concerns more than the call. It is called outside of the call's locks.</summary>
internal interface ICallOwner
{
    /// <summary>A leg has got its id.</summary>
    void OnConnectionId(ServerLeg leg);

    /// <summary>The call has got its server call id, or has become able to be united with another that has the same.</summary>
    void OnServerCallId(LiveCall call);

    /// <summary>A leg has ended, while or before the call does.</summary>
    void OnLegEnded(ServerLeg leg);

    /// <summary>The time in which late callbacks of an ended leg count is over.</summary>
    void OnLegSettled(ServerLeg leg);

    /// <summary>A leg that was abandoned while connecting has come up.</summary>
    void OnAbandonedLegConnected(CallConnectionId id);

    /// <summary>A seat reports its role, which may differ from the one that was read from the Rooms service.</summary>
    void OnSeatRole(LiveCall call);

    /// <summary>This process no longer listens to the call.</summary>
    void OnClosed(LiveCall call);

    /// <summary>The call has moved into another one that turned out to be the same.</summary>
    void OnMoved(LiveCall call, LiveCall target);
}
