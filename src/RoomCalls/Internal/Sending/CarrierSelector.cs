using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Policies;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <summary>Selects which side carries an action: the actor's seat where it can and may, else the server side.</summary>
internal sealed class CarrierSelector(Transports transports)
{
    public ActionCarrier Select(ActionScope scope, RoomCallAction action)
    {
        if (scope.Call is not { } call || action is ConnectCall)
        {
            return SelectServer(action, []);
        }

        List<CapabilityReason> obstacles = [];
        ActionRule? seatRule = SeatRules.Find(action);
        if (scope.Seat is { Session: { } session } seat && seatRule is not null)
        {
            CollectObstacles(scope.State.Seats.LastOrDefault(s => s.Id == seat.Id), session, action, obstacles);
            if (obstacles.Count == 0)
            {
                return new(session, seatRule, seat, []);
            }
        }
        else if (action.IsSeatOnly)
        {
            obstacles.Add(new(
                CapabilityReasonCodes.FeatureNotSupported, $"{action.Name} exists only for the actor's seat: take one with JoinAsync, and act as its user."));
        }

        if (action.IsSeatOnly)
        {
            return new(null, null, null, obstacles);
        }

        if (call.HasLeg)
        {
            return SelectServer(action, obstacles);
        }

        obstacles.Add(new(CapabilityReasonCodes.FeatureNotSupported, "The application has no server-side leg in this call: use ConnectAsync for it."));
        return new(null, ActionRules.Get(action), null, obstacles);
    }

    private ActionCarrier SelectServer(RoomCallAction action, List<CapabilityReason> obstacles)
    {
        IActionTransport? transport = transports.Find(action);
        if (transport?.Supports(action) == false)
        {
            obstacles.Add(new(CapabilityReasonCodes.FeatureNotSupported, $"The transport in use cannot do {action.Name}."));
            transport = null;
        }

        return new(transport, ActionRules.Get(action), null, obstacles);
    }

    /// <summary>Collects what prevents a seat from carrying an action: its client, or the capabilities of its user.</summary>
    private static void CollectObstacles(CallSeat? state, ICallingSession session, RoomCallAction action, List<CapabilityReason> obstacles)
    {
        if (!session.Supports(action))
        {
            obstacles.Add(new(CapabilityReasonCodes.FeatureNotSupported, $"The seat's client cannot do {action.Name}."));
        }

        Capability[] denied = [.. SeatCapabilities.Find(action).Select(c => state?.Capabilities.GetValueOrDefault(c)).OfType<Capability>().Where(c => !c.IsAllowed)];
        if (denied.Length > 0)
        {
            obstacles.AddRange(denied.SelectMany(static capability => capability.Reasons));
        }
        else if (state is { Role: RoomRole role, Capabilities.Count: 0 } && !RolePermissions.Default.Find(role, action.Name).IsAllowed)
        {
            obstacles.Add(new(CapabilityReasonCodes.RoleRestricted, $"The seat's user is {role} in the room, who may not {action.Name} from a seat."));
        }
    }
}

/// <summary>The carrier of one action, and the rule that ends it.</summary>
/// <param name="Transport">The transport that carries it; <see langword="null"/> when none can.</param>
/// <param name="Rule">The rule that ends it.</param>
/// <param name="Seat">The seat that carries it; <see langword="null"/> for the server side.</param>
/// <param name="Obstacles">Why a seat does not carry it; with no transport, why nothing does.</param>
internal readonly record struct ActionCarrier(IActionTransport? Transport, ActionRule? Rule, SeatLeg? Seat, IReadOnlyList<CapabilityReason> Obstacles);

/// <summary>The capabilities that actions need.</summary>
internal static class SeatCapabilities
{
    /// <returns>The capabilities: each that the service reports must be allowed.</returns>
    public static IReadOnlyList<SeatCapability> Find(RoomCallAction action) => action switch
    {
        StartVideo => [SeatCapability.TurnVideoOn],
        UnmuteSelf => [SeatCapability.UnmuteMicrophone],
        StartScreenSharing => [SeatCapability.ShareScreen],
        RemoveParticipant => [SeatCapability.RemoveParticipant],
        HangUpForEveryone => [SeatCapability.HangUpForEveryone],
        AddParticipant { Id.Kind: ParticipantKind.PhoneNumber } => [SeatCapability.AddPhoneNumber, SeatCapability.PstnDialOut],
        AddParticipant { Id.Kind: ParticipantKind.MicrosoftTeamsUser } => [SeatCapability.AddTeamsUser],
        AddParticipant => [SeatCapability.AddCommunicationUser],
        MuteParticipant or MuteAllOthers => [SeatCapability.MuteOthers],
        RaiseHand => [SeatCapability.RaiseHand],
        _ => [],
    };
}
