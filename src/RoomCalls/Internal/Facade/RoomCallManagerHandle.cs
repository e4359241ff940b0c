using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Connecting;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Receiving;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Internal.Facade;

/// <summary>The manager, over the outgoing and the incoming road. Each of its views acts on behalf of another actor.</summary>
internal sealed class RoomCallManagerHandle(
    ActorChain actors,
    ActionPipeline pipeline,
    WaysIn waysIn,
    CallDirectory directory,
    CallbackIngest ingest,
    ManagerFeed feed,
    RoomCallsMetrics metrics) : IRoomCallManager
{
    private readonly ActionScope _scope = new(actors);

    public RoomCallActor Actor => actors.Acting;

    public IReadOnlyList<IRoomCall> Calls => [.. directory.Calls.Select(View)];

    public RoomAdministration Rooms => field ??= new(this);

    public UserAdministration Users => field ??= new(this);

    public Task<TResult> ExecuteAsync<TResult>(AdministrationAction<TResult> action, CancellationToken cancellationToken = default) =>
        pipeline.ExecuteAsync(_scope, action, cancellationToken);

    public async Task<IRoomCall> ConnectAsync(ConnectCall connect, CancellationToken cancellationToken = default)
    {
        CallHold hold = await waysIn.ConnectAsync(actors, connect, cancellationToken).ConfigureAwait(false);
        return new RoomCallHandle(hold, actors, pipeline, owns: true);
    }

    public async Task<IRoomCall> JoinAsync(JoinCall join, CancellationToken cancellationToken = default)
    {
        CallHold hold = await waysIn.JoinAsync(actors, join, cancellationToken).ConfigureAwait(false);
        return new RoomCallHandle(hold, actors.Narrow(RoomCallActor.Participant(hold.Seat!.Id)), pipeline, owns: true);
    }

    public async Task<IRoomCall> AttachAsync(AttachCall attach, CancellationToken cancellationToken = default)
    {
        CallHold hold = await waysIn.AttachAsync(actors, attach, cancellationToken).ConfigureAwait(false);
        return new RoomCallHandle(hold, actors, pipeline, owns: true);
    }

    public IRoomCallManager ForActor(RoomCallActor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor == Actor ? this : new RoomCallManagerHandle(actors.Narrow(actor), pipeline, waysIn, directory, ingest, feed, metrics);
    }

    public bool TryGetCall(CallConnectionId callConnectionId, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IRoomCall? handle)
    {
        handle = directory.TryGet(callConnectionId, out LiveCall? found) ? View(found) : null;
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
        foreach (LiveCall call in directory.Calls)
        {
            call.AddSnapshotTo(reader);
        }

        return reader;
    }

    private RoomCallHandle View(LiveCall call) => new(new CallHold(call), actors, pipeline, owns: false);
}
