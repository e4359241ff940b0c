using RoomCalls.Internal.Catalog;
using RoomCalls.Policies;

namespace RoomCalls.Internal.Roles;

/// <summary>The rules of the room and of the call, which apply to every actor.</summary>
internal static class CallRules
{
    /// <summary>The local clock and the service's may differ: the validity window applies only beyond this.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    public static void CollectReasons(PolicyRequest request, ActionDescriptor row, DateTimeOffset now, List<CapabilityReason> reasons)
    {
        if (request.Room is { PstnDialOutEnabled: false } && row.DialsOut(request.Action))
        {
            reasons.Add(new(
                CapabilityReasonCodes.DialOutDisabled,
                "The room does not allow phones to be dialled: enable it with UpdateRoom { PstnDialOutEnabled = true }."));
        }

        if (row.EntersCall && request.Room is Room room && (now + ClockTolerance < room.ValidFrom || now - ClockTolerance >= room.ValidUntil))
        {
            reasons.Add(new(CapabilityReasonCodes.RoomNotOpen, $"The room can be joined only from {room.ValidFrom:u} to {room.ValidUntil:u}."));
        }

        if (row.NeedsCall
            && !request.State.Seats.Any(static s => s.IsLive)
            && request.State.Connection is CallConnectionState.Connecting or CallConnectionState.Disconnected)
        {
            reasons.Add(new(CapabilityReasonCodes.CallNotConnected, "The call is not connected: it is still connecting, or over."));
        }

        if (row.NeedsTargetInCall
            && request is { Target: ParticipantId target, State.ServerAsOf: not null }
            && !request.State.Participants.Contains(target))
        {
            reasons.Add(new(
                CapabilityReasonCodes.ParticipantNotInCall,
                $"{target} is not in the call. Cancel an invitation that is not answered yet with CancelAddParticipant."));
        }
    }
}
