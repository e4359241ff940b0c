using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Requests;
using RoomCalls.Policies;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <summary>Selects which side carries an action: the actor's seat where it can and may, else the server side.</summary>
internal sealed class CarrierSelector(ActionCatalog catalog, Transports transports)
{
    private readonly RolePermissions _defaults = RolePermissions.From(catalog);

    public ActionCatalog Catalog => catalog;

    public ActionCarrier Select(ActionScope scope, RoomCallAction action)
    {
        ActionDescriptor row = catalog.Get(action);
        if (scope.Call is not { } call || row.EntersCall)
        {
            return SelectServer(row, action, []);
        }

        List<CapabilityReason> obstacles = [];
        if (scope.Seat is { Session: { } session } seat && row.BySeat is not null)
        {
            CollectObstacles(call.Model.FindSeat(seat.Generation)?.Shown, session, row, action, obstacles);
            if (obstacles.Count == 0)
            {
                return new(row, session, row.BySeat, seat, []);
            }
        }
        else if (row.IsSeatOnly)
        {
            obstacles.Add(new(
                CapabilityReasonCodes.FeatureNotSupported, $"{action.Name} exists only for the actor's seat: take one with JoinAsync, and act as its user."));
        }

        if (row.IsSeatOnly)
        {
            return new(row, null, null, null, obstacles);
        }

        if (call.HasLeg && scope.ConnectionId is not null)
        {
            return SelectServer(row, action, obstacles);
        }

        if (call.HasLeg)
        {
            obstacles.Add(new(CapabilityReasonCodes.CallNotConnected, "The server-side leg is still being connected and has no id yet: wait for it."));
            return new(row, null, row.ByServer, null, obstacles);
        }

        obstacles.Add(new(CapabilityReasonCodes.FeatureNotSupported, "The application has no server-side leg in this call: use ConnectAsync for it."));
        return new(row, null, row.ByServer, null, obstacles);
    }

    private ActionCarrier SelectServer(ActionDescriptor row, RoomCallAction action, List<CapabilityReason> obstacles)
    {
        IActionTransport? transport = transports.Find(row);
        if (transport?.Supports(action) == false)
        {
            obstacles.Add(new(CapabilityReasonCodes.FeatureNotSupported, $"The transport in use cannot do {action.Name}."));
            transport = null;
        }

        return new(row, transport, row.ByServer, null, obstacles);
    }

    /// <summary>Collects what prevents a seat from carrying an action: its client, or the capabilities of its user.</summary>
    private void CollectObstacles(
        CallSeat? state, ICallingSession session, ActionDescriptor row, RoomCallAction action, List<CapabilityReason> obstacles)
    {
        if (!session.Supports(action))
        {
            obstacles.Add(new(CapabilityReasonCodes.FeatureNotSupported, $"The seat's client cannot do {action.Name}."));
        }

        Capability[] denied = [.. row.SeatCapabilities(action).Select(c => state?.Capabilities.GetValueOrDefault(c)).OfType<Capability>().Where(static c => !c.IsAllowed)];
        if (denied.Length > 0)
        {
            obstacles.AddRange(denied.SelectMany(static capability => capability.Reasons));
        }
        else if (state is { Role: RoomRole role, Capabilities.Count: 0 } && !_defaults.Find(role, action.Name).IsAllowed)
        {
            obstacles.Add(new(CapabilityReasonCodes.RoleRestricted, $"The seat's user is {role} in the room, who may not {action.Name} from a seat."));
        }
    }
}

/// <summary>The carrier of one action, and the rule that ends it.</summary>
/// <param name="Row">The action's row of the catalog.</param>
/// <param name="Transport">The transport that carries it; <see langword="null"/> when none can.</param>
/// <param name="Rule">The rule that ends it.</param>
/// <param name="Seat">The seat that carries it; <see langword="null"/> for the server side.</param>
/// <param name="Obstacles">Why a seat does not carry it; with no transport, why nothing does.</param>
internal readonly record struct ActionCarrier(
    ActionDescriptor Row, IActionTransport? Transport, ActionRule? Rule, SeatSession? Seat, IReadOnlyList<CapabilityReason> Obstacles);
