using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Internal.Receiving;

/// <summary>What becomes of events whose call is not held here: they are late, or of a leg that was given up, or wait for an attach.</summary>
internal sealed class UnclaimedCallbacks(
    CallRegistry registry, Tombstones tombstones, UnclaimedEvents kept, ManagerFeed managerFeed, Action<CallConnectionId> hangUpAbandoned, RoomCallsMetrics metrics, ReceivingLog log)
{
    public void Take(CallKey key, IReadOnlyList<RoomCallEvent> events)
    {
        if (tombstones.Has(key, out bool abandoned))
        {
            metrics.Dropped(DropReason.Late, events.Count);
            if (abandoned && events.FirstOrDefault(static e => e is CallConnected) is { } connected)
            {
                hangUpAbandoned(connected.CallConnectionId);
            }

            return;
        }

        log.Unclaimed(events.Count);
        kept.Keep(key, events);
        managerFeed.Publish([.. events]);
        if (registry.TryGet(key, out LiveCall? call) && kept.Take(key) is { Count: > 0 } meanwhile)
        {
            call.TryPost(meanwhile);
        }
    }
}
