using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;

namespace RoomCalls.Internal.Connecting;

/// <summary>A way in by a seat, whoever began its session. A seat in a call that this process already holds becomes part of that call.</summary>
internal abstract class SeatEntry(EntryServices services, ActorChain actors, ParticipantId user) : WayIn(services.Work)
{
    private static readonly ResultInformation NotTaken = new(0, 0, "The seat could not be taken.");

    private SeatSession? _seat;

    protected EntryServices Services => services;

    protected ActorChain Actors => actors;

    /// <summary>The seat, once it is taken.</summary>
    protected SeatSession Seat => _seat!;

    /// <summary>The joining that the actor must be allowed to do.</summary>
    protected abstract RoomCallAction<CallSeat> Join { get; }

    /// <summary>The call; <see langword="null"/> when it is not known which call it is.</summary>
    protected abstract CallLocator? Locator { get; }

    protected ActionDescriptor Row => services.Catalog.Get(Join);

    /// <summary>The scope of the seat's user.</summary>
    protected ActionScope Scope => new(actors.Narrow(RoomCallActor.Participant(user))) { NamedRoom = Room };

    /// <summary>The room as named, where the locator is not that of a room.</summary>
    protected virtual RoomId? Room => null;

    protected override async ValueTask PermitAsync(CancellationToken cancellationToken)
    {
        ActionCarrier carrier = new(Row, null, Row.BySeat, null, [.. FindObstacles()]);
        await services.Pipeline.RequirePermissionAsync(Scope, Join, carrier, cancellationToken).ConfigureAwait(false);
    }

    protected override ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        LiveCall call = services.Directory.Take(Locator, () => services.CreateCall(Locator));
        call.Current.RoomId ??= Room;
        SeatSession seat = CreateSeat(call);
        if (!call.Members.TryAdd(seat))
        {
            call.Release();
            throw new InvalidActionException(Join.Name, [$"{user} has a seat in this call here already: use its handle, or leave first."]);
        }

        _seat = seat;
        return ValueTask.CompletedTask;
    }

    protected override async ValueTask GiveBackAsync()
    {
        ValueTask leaving = Seat.LeaveAsync(NotTaken);
        Seat.Call.Release();
        await leaving.ConfigureAwait(false);
    }

    protected abstract SeatSession CreateSeat(LiveCall call);

    /// <summary>Only the administrator may take another user's seat.</summary>
    private IEnumerable<CapabilityReason> FindObstacles() => actors.Distinct
        .Where(actor => actor != RoomCallActor.Administrator && actor != RoomCallActor.Participant(user))
        .Select(actor => new CapabilityReason(CapabilityReasonCodes.RoleRestricted, $"The {actor} may not take the seat of {user}."));
}
