namespace RoomCalls.Internal.Calls;

/// <summary>The server-side leg of a call: its key, and the service's id once that is known.</summary>
internal sealed class ServerLeg(CallKey key, bool isForeign, CallConnectionId? id = null)
{
    private string? _id = id?.Value;

    public CallKey Key { get; } = key;

    /// <summary>Whether the leg's callbacks go elsewhere, because another application connected it.</summary>
    public bool IsForeign { get; } = isForeign;

    /// <summary>The leg's id; empty until the answer or the first event brings it.</summary>
    public CallConnectionId Id => new(Volatile.Read(ref _id) ?? string.Empty);

    /// <summary>Sets the id, unless it is known.</summary>
    /// <returns>Whether the id fits this leg: it is empty, the first one, or equal to the first one.</returns>
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
