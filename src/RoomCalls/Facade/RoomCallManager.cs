using RoomCalls.Actions;
using RoomCalls.Calls;
using RoomCalls.Diagnostics;
using RoomCalls.Events;
using RoomCalls.Receiving;
using RoomCalls.Streams;

namespace RoomCalls;

/// <summary>The manager, over the two roads.</summary>
internal sealed class RoomCallManager(Engine engine, IRooms rooms, IRoomUsers users) : IRoomCallManager
{
    public IReadOnlyList<IRoomCall> Calls => [.. engine.Registry.Calls.Select(View)];

    public IRooms Rooms => rooms;

    public IRoomUsers Users => users;

    public async Task<IRoomCall> ConnectAsync(Connect connect, CancellationToken cancellationToken = default)
    {
        LiveCall call = await engine.Connector.ConnectAsync(RoomCallActor.Administrator, connect, cancellationToken).ConfigureAwait(false);
        return new RoomCallHandle(call, RoomCallActor.Administrator, engine.Road, owns: true);
    }

    public async Task<IRoomCall> AttachAsync(CallConnectionId callConnectionId, CancellationToken cancellationToken = default)
    {
        LiveCall call = await engine.Attacher.AttachAsync(RoomCallActor.Administrator, callConnectionId, cancellationToken).ConfigureAwait(false);
        return new RoomCallHandle(call, RoomCallActor.Administrator, engine.Road, owns: true);
    }

    public bool TryGetCall(CallConnectionId callConnectionId, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IRoomCall? handle)
    {
        handle = engine.Registry.TryGet(callConnectionId, out LiveCall? call) ? View(call) : null;
        return handle is not null;
    }

    public IAsyncEnumerable<RoomCallEvent> ListenAsync(ListenOptions? options = null, CancellationToken cancellationToken = default) =>
        new EventStream(() => Subscribe(options ?? ListenOptions.Default), engine.ManagerFeed.Remove, cancellationToken);

    public ValueTask<ReceiveResult> ReceiveAsync(RoomCallCallback callback, CancellationToken cancellationToken = default) =>
        engine.Ingest.ReceiveAsync(callback, cancellationToken);

    private EventReaderQueue Subscribe(ListenOptions options)
    {
        EventReaderQueue reader = new(options.Capacity, lost => engine.Metrics.Dropped(DropReason.SlowReader, lost));
        engine.ManagerFeed.Add(reader);
        foreach (LiveCall call in engine.Registry.Calls)
        {
            call.Introduce(reader);
        }

        return reader;
    }

    private RoomCallHandle View(LiveCall call) => new(call, RoomCallActor.Administrator, engine.Road, owns: false);
}
