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
internal sealed class RoomCallManagerHandle(ActorChain actors, ManagerServices services) : IRoomCallManager
{
    private readonly ActionScope _scope = new(actors);

    public RoomCallActor Actor => actors.Acting;

    public IReadOnlyList<IRoomCall> Calls => [.. services.Directory.Calls.Select(View)];

    public RoomAdministration Rooms => field ??= new(this);

    public UserAdministration Users => field ??= new(this);

    public Task<TResult> ExecuteAsync<TResult>(AdministrationAction<TResult> action, CancellationToken cancellationToken = default) =>
        services.Pipeline.ExecuteAsync(_scope, action, cancellationToken);

    public async Task<IRoomCall> ConnectAsync(ConnectCall connect, CancellationToken cancellationToken = default)
    {
        CallHold hold = await services.WaysIn.ConnectAsync(actors, connect, cancellationToken).ConfigureAwait(false);
        return new RoomCallHandle(hold, actors, services.Pipeline, owns: true);
    }

    public async Task<IRoomCall> JoinAsync(JoinCall join, CancellationToken cancellationToken = default)
    {
        CallHold hold = await services.WaysIn.JoinAsync(actors, join, cancellationToken).ConfigureAwait(false);
        return new RoomCallHandle(hold, actors.Narrow(RoomCallActor.Participant(hold.Seat!.Id)), services.Pipeline, owns: true);
    }

    public async Task<IRoomCall> AttachAsync(AttachCall attach, CancellationToken cancellationToken = default)
    {
        CallHold hold = await services.WaysIn.AttachAsync(actors, attach, cancellationToken).ConfigureAwait(false);
        return new RoomCallHandle(hold, actors, services.Pipeline, owns: true);
    }

    public IRoomCallManager ForActor(RoomCallActor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor == Actor ? this : new RoomCallManagerHandle(actors.Narrow(actor), services);
    }

    public bool TryGetCall(CallConnectionId callConnectionId, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IRoomCall? handle)
    {
        handle = services.Directory.TryGet(callConnectionId, out LiveCall? found) ? View(found) : null;
        return handle is not null;
    }

    public IAsyncEnumerable<RoomCallEvent> ListenAsync(ListenOptions? options = null, CancellationToken cancellationToken = default) =>
        new EventStream(() => Subscribe(options ?? ListenOptions.Default), services.Feed.Remove, cancellationToken);

    public ValueTask<CallbackResult> ReceiveAsync(CallbackRequest callback, CancellationToken cancellationToken = default) =>
        services.Ingest.ReceiveAsync(callback, cancellationToken);

    private EventReaderQueue Subscribe(ListenOptions options)
    {
        EventReaderQueue reader = EventReaderQueue.Create(options, services.Metrics);
        services.Feed.Add(reader);
        foreach (LiveCall call in services.Directory.Calls)
        {
            call.AddSnapshotTo(reader);
        }

        return reader;
    }

    private RoomCallHandle View(LiveCall call) => new(new CallHold(call), actors, services.Pipeline, owns: false);
}

/// <summary>What the views of a manager share.</summary>
internal sealed record ManagerServices
{
    public required ActionPipeline Pipeline { get; init; }

    public required WaysIn WaysIn { get; init; }

    public required CallDirectory Directory { get; init; }

    public required CallbackIngest Ingest { get; init; }

    public required ManagerFeed Feed { get; init; }

    public required RoomCallsMetrics Metrics { get; init; }
}
