using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Internal.Receiving;

/// <summary>Handles events whose call this process does not hold: they are late, or belong to an abandoned leg, or wait for an attach.</summary>
internal sealed class UnclaimedCallbacks(
    CallRegistry registry,
    Tombstones tombstones,
    UnclaimedEvents kept,
    ManagerFeed managerFeed,
    Action<CallConnectionId> hangUpAbandoned,
    RoomCallsMetrics metrics,
    ReceivingLog log)
{
    public void Receive(CallKey key, IReadOnlyList<RoomCallEvent> events)
    {
        if (tombstones.Contains(key, out bool abandoned))
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
        if (registry.TryGet(key, out LiveCall? call) && kept.Take(key) is { Count: > 0 } arrived)
        {
            call.TryPost(arrived);
        }
    }
}
