using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Reconciling;
using RoomCalls.Internal.Requests;
using RoomCalls.Internal.Sending;

namespace RoomCalls.Internal.Connecting;

/// <summary>What the ways into a call share.</summary>
internal sealed record EntryServices
{
    public required ActionPipeline Pipeline { get; init; }

    public required CallDirectory Directory { get; init; }

    public required CallOwner Owner { get; init; }

    public required CallSettings Settings { get; init; }

    public required CallKeySigner KeySigner { get; init; }

    public required OwnAddresses OwnAddresses { get; init; }

    public required Reconciler Reconciler { get; init; }

    public required Transports Transports { get; init; }

    public required SeatTokens Tokens { get; init; }

    public required WorkTracker Work { get; init; }

    public required ActionCatalog Catalog { get; init; }

    public LiveCall CreateCall(CallLocator? locator) => new(locator, Settings, Owner);
}
