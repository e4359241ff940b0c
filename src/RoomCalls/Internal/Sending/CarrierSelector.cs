using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Policies;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <summary>Which side carries an action: the actor's own seat where that can and may, else the server side.</summary>
internal sealed class CarrierSelector(Transports transports)
{
    public ActionCarrier Select(ActionScope scope, RoomCallAction action)
    {
        if (scope.Call is not { } call || action is ConnectCall)
        {
            return new(transports.Find(action), ActionRules.Get(action), null, []);
        }

        List<CapabilityReason> obstacles = [];
        ActionRule? bySeat = SeatRules.Find(action);
        if (scope.Seat is { Session: { } session } seat && bySeat is not null)
        {
            CollectObstacles(scope.State.Seats.LastOrDefault(s => s.Id == seat.Id), session, action, obstacles);
            if (obstacles.Count == 0)
            {
                return new(session, bySeat, seat, []);
            }
        }
        else if (action.IsSeatOnly)
        {
            obstacles.Add(new(CapabilityReasonCodes.FeatureNotSupported, $"{action.Name} exists only for the actor's own seat: take one with JoinAsync, and act as its user."));
        }

        if (action.IsSeatOnly)
        {
            return new(null, null, null, obstacles);
        }

        if (call.HasLeg)
        {
            return new(transports.Find(action), ActionRules.Get(action), null, obstacles);
        }

        obstacles.Add(new(CapabilityReasonCodes.FeatureNotSupported, "The application has no server-side leg in this call: use ConnectAsync for it."));
        return new(null, ActionRules.Get(action), null, obstacles);
    }

    /// <summary>What keeps a seat from carrying an action: its client, or what the service lets its user do.</summary>
    private static void CollectObstacles(CallSeat? state, ICallingSession session, RoomCallAction action, List<CapabilityReason> obstacles)
    {
        if (!session.Supports(action))
        {
            obstacles.Add(new(CapabilityReasonCodes.FeatureNotSupported, $"The seat's client cannot do {action.Name}."));
        }

        if (state is not null && SeatCapabilities.NameFor(action) is string name && state.Capabilities.TryGetValue(name, out Capability? capability) && !capability.IsAllowed)
        {
            obstacles.AddRange(capability.Reasons);
        }
        else if (state is { Role: RoomRole role, Capabilities.Count: 0 } && !RolePermissions.Default.Find(role, action.Name).IsAllowed)
        {
            obstacles.Add(new(CapabilityReasonCodes.RoleRestricted, $"The seat's user is {role} in the room, who may not {action.Name} from a seat."));
        }
    }
}

/// <summary>The way of one action: what carries it, and what ends it.</summary>
/// <param name="Transport">What carries it; <see langword="null"/> when nothing can.</param>
/// <param name="Rule">What ends it.</param>
/// <param name="Seat">The seat that carries it; <see langword="null"/> for the server side.</param>
/// <param name="Obstacles">Why a seat does not carry it; with no transport, why nothing does.</param>
internal readonly record struct ActionCarrier(IActionTransport? Transport, ActionRule? Rule, SeatLeg? Seat, IReadOnlyList<CapabilityReason> Obstacles);

/// <summary>The Calling SDK's names of what lets a seat's user take an action.</summary>
internal static class SeatCapabilities
{
    /// <returns>The name, or <see langword="null"/> for what needs none.</returns>
    public static string? NameFor(RoomCallAction action) => action switch
    {
        StartVideo => "TurnVideoOn",
        UnmuteSelf => "UnmuteMicrophone",
        StartScreenSharing => "ShareScreen",
        RemoveParticipant => "RemoveParticipant",
        HangUpForEveryone => "HangUpForEveryone",
        AddParticipant { Id.Kind: ParticipantKind.PhoneNumber } => "AddPhoneNumber",
        AddParticipant => "AddCommunicationUser",
        MuteParticipant or MuteAllOthers => "MuteOthers",
        RaiseHand => "RaiseHand",
        _ => null,
    };
}
