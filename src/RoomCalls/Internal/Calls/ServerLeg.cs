namespace RoomCalls.Internal.Calls;

/// <summary>The server-side leg of a call: our key for it, and the service's id once that is learnt.</summary>
internal sealed class ServerLeg(CallKey key, bool isForeign, CallConnectionId? id = null)
{
    private string? _id = id?.Value;

    public CallKey Key { get; } = key;

    /// <summary>Whether the leg's callbacks go elsewhere, because another application connected it.</summary>
    public bool IsForeign { get; } = isForeign;

    /// <summary>The leg's id; empty until it is learnt from the answer or from the first event.</summary>
    public CallConnectionId Id => new(Volatile.Read(ref _id) ?? string.Empty);

    /// <summary>Learns the id.</summary>
    /// <returns>Whether it can be this leg's: it is empty, new, or the one learnt first.</returns>
    public bool Learn(CallConnectionId id)
    {
        if (id.IsEmpty)
        {
            return true;
        }

        string? known = Interlocked.CompareExchange(ref _id, id.Value, null);
        return known is null || known == id.Value;
    }
}
