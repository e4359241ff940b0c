using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Connecting;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Receiving;
using RoomCalls.Internal.Sending;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Internal.Facade;

/// <summary>The manager, over the outgoing and the incoming road. Each of its views acts on behalf of another actor.</summary>
internal sealed class RoomCallManagerHandle(
    RoomCallActor defaultActor,
    ActionPipeline pipeline,
    Connector connector,
    Joiner joiner,
    Attacher attacher,
    CallRegistry registry,
    CallbackIngest ingest,
    ManagerFeed feed,
    RoomCallsMetrics metrics) : IRoomCallManager
{
    private readonly ActionScope _scope = new(defaultActor);

    public RoomCallActor Actor => defaultActor;

    public IReadOnlyList<IRoomCall> Calls => [.. registry.Calls.Select(View)];

    public RoomAdministration Rooms => field ??= new(this);

    public UserAdministration Users => field ??= new(this);

    public Task<TResult> ExecuteAsync<TResult>(AdministrationAction<TResult> action, CancellationToken cancellationToken = default) =>
        pipeline.ExecuteAsync(_scope, action, cancellationToken);

    public async Task<IRoomCall> ConnectAsync(ConnectCall connect, CancellationToken cancellationToken = default)
    {
        LiveCall call = await connector.ConnectAsync(defaultActor, connect, cancellationToken).ConfigureAwait(false);
        return new RoomCallHandle(call, defaultActor, pipeline, owns: true);
    }

    public async Task<IRoomCall> JoinAsync(JoinCall join, CancellationToken cancellationToken = default)
    {
        SeatLeg seat = await joiner.JoinAsync(defaultActor, join, cancellationToken).ConfigureAwait(false);
        return new RoomCallHandle(seat.Call!, RoomCallActor.Participant(seat.Id), pipeline, owns: true, seat);
    }

    public async Task<IRoomCall> AttachAsync(AttachCall attach, CancellationToken cancellationToken = default)
    {
        LiveCall call = await attacher.AttachAsync(defaultActor, attach, cancellationToken).ConfigureAwait(false);
        return new RoomCallHandle(call, defaultActor, pipeline, owns: true);
    }

    public IRoomCallManager ForActor(RoomCallActor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor == defaultActor ? this : new RoomCallManagerHandle(actor, pipeline, connector, joiner, attacher, registry, ingest, feed, metrics);
    }

    public bool TryGetCall(CallConnectionId callConnectionId, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IRoomCall? handle)
    {
        handle = registry.TryGet(callConnectionId, out LiveCall? found) ? View(found) : null;
        return handle is not null;
    }

    public IAsyncEnumerable<RoomCallEvent> ListenAsync(ListenOptions? options = null, CancellationToken cancellationToken = default) =>
        new EventStream(() => Subscribe(options ?? ListenOptions.Default), feed.Remove, cancellationToken);

    public ValueTask<CallbackResult> ReceiveAsync(CallbackRequest callback, CancellationToken cancellationToken = default) =>
        ingest.ReceiveAsync(callback, cancellationToken);

    private EventReaderQueue Subscribe(ListenOptions options)
    {
        EventReaderQueue reader = EventReaderQueue.Create(options, metrics);
        feed.Add(reader);
        foreach (LiveCall call in registry.Calls)
        {
            call.AddSnapshotTo(reader);
        }

        return reader;
    }

    private RoomCallHandle View(LiveCall call) => new(call, defaultActor, pipeline, owns: false);
}
