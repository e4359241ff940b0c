using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Resilience;
using RoomCalls.Internal.Roles;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Connecting;

/// <summary>
/// A way in by a seat whose user joined the call in a client, without being asked by this process. The actor must be allowed to join as that user. Nothing is
/// sent: from the first update on the seat is one of this process, and it goes when the session ends.
/// </summary>
internal sealed class AdoptWayIn(EntryServices services, ActorChain actors, SessionOffer offer) : SeatEntry(services, actors, offer.UserId)
{
    private readonly CallLocator? _locator = offer.Locator ?? (offer.RoomId is RoomId room ? CallLocator.Room(room) : null);

    private SeatUpdate? _last;

    /// <summary>Policies are asked the same question as for joining. What call it is, is not known in any case.</summary>
    protected override RoomCallAction<CallSeat> Join =>
        field ??= new JoinCall(_locator ?? CallLocator.ServerCall("unknown"), new SeatUser(offer.UserId)) { DisplayName = offer.DisplayName, Client = offer.Client };

    protected override CallLocator? Locator => _locator;

    /// <summary>A page could name a room in which its user may do more: what is not trusted gives no call its room.</summary>
    protected override RoomId? Room => offer.IsTrusted ? offer.RoomId : null;

    protected override void Prepare()
    {
        ActionErrors errors = new();
        errors.CheckSeatUser(offer.UserId);
        errors.AddIf(string.IsNullOrWhiteSpace(offer.Client), "The calling client has no name.");
        errors.AddIf(offer.Start is null, "The offer does not say how to start its session.");
        if (_locator is not null)
        {
            errors.CheckLocator(_locator);
        }

        errors.AddIf(
            offer is { Locator: RoomCallLocator located, RoomId: RoomId named } && located.RoomId != named, "The offer names two rooms: one as the call, one besides.");
        errors.ThrowIfAny(Join.Name);
        Services.Directory.ThrowIfStopped();
    }

    protected override SeatSession CreateSeat(LiveCall call) =>
        new(call, offer.UserId, Services.Settings) { LeavesOnDispose = offer.LeaveOnDispose, IsTrusted = offer.IsTrusted };

    protected override Task<CallHold> ActAsync(CancellationToken cancellationToken)
    {
        try
        {
            Seat.UseSession(Start(), tokens: null);
            return Volatile.Read(ref _last) is { } last ? throw new CallEndedException(Join.Name, last.EndReason) : Task.FromResult(new CallHold(Seat.Call, Seat));
        }
        catch (Exception failure)
        {
            return Task.FromException<CallHold>(failure);
        }
    }

    private ICallingSession Start()
    {
        try
        {
            return offer.Start(OnUpdate) ?? throw new InvalidOperationException($"The calling client '{offer.Client}' returned no session.");
        }
        catch (Exception unexpected) when (unexpected is not (RoomCallsException or OperationCanceledException))
        {
            throw TransportFailures.Unexpected(Join.Name, unexpected);
        }
    }

    private void OnUpdate(SeatUpdate update)
    {
        if (update.State == SeatState.Disconnected)
        {
            Volatile.Write(ref _last, update);
        }

        Seat.OnUpdate(update);
    }
}
