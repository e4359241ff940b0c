namespace RoomCalls;

/// <summary>What a user's token allows.</summary>
public enum RoomTokenScope
{
    /// <summary>Start and join calls (<c>voip</c>).</summary>
    Voip = 0,

    /// <summary>Join running calls only (<c>voip.join</c>).</summary>
    VoipJoin,
}
