using System.Text.Json;
using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Time;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Model;

/// <summary>Everything that is true in the emulator. Read and written under <see cref="Lock"/> only.</summary>
internal sealed class World(EmulatorOptions options, IdSource ids, EmulatorLedger ledger, Scheduler scheduler, CallbackDispatcher callbacks)
{
    private long _rooms;

    /// <summary>Guards everything here.</summary>
    public Lock Lock { get; } = new();

    /// <summary>How the emulator behaves.</summary>
    public EmulatorOptions Options { get; } = options;

    /// <summary>The source of ids.</summary>
    public IdSource Ids { get; } = ids;

    /// <summary>The record of everything that truly happened.</summary>
    public EmulatorLedger Ledger { get; } = ledger;

    /// <summary>The present instant of the emulator's clock.</summary>
    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    /// <summary>The rooms, by id, oldest first.</summary>
    public OrderedDictionary<string, Room> Rooms { get; } = new(StringComparer.Ordinal);

    /// <summary>The group calls that a client has ever named, by the id that the clients chose.</summary>
    public Dictionary<Guid, GroupCall> GroupCalls { get; } = [];

    /// <summary>All places that can have a call.</summary>
    public IEnumerable<CallPlace> Places => Rooms.Values.Concat<CallPlace>(GroupCalls.Values);

    /// <summary>The number of times that a person has started to speak.</summary>
    public long SpeechCount { get; set; }

    /// <summary>The number of times that the tokens of a user were revoked.</summary>
    public Dictionary<string, int> TokenGenerations { get; } = new(StringComparer.Ordinal);

    /// <summary>The raw ids of the users that Identity made.</summary>
    public HashSet<string> Identities { get; } = new(StringComparer.Ordinal);

    /// <summary>The connections that have not ended.</summary>
    public Dictionary<string, CallConnection> Connections { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of times that the tokens of a user were revoked. A token with a smaller number is revoked.</summary>
    public int GetTokenGeneration(string userId) => TokenGenerations.GetValueOrDefault(userId);

    /// <summary>A new id, as text.</summary>
    public string NewId() => Ids.NewGuid().ToString();

    /// <summary>Creates an empty room with a new id.</summary>
    public Room AddRoom()
    {
        string id;
        do
        {
            id = Ids.NewRoomId();
        }
        while (Rooms.ContainsKey(id));

        Room room = new(id, ++_rooms, Now);
        Rooms.Add(id, room);
        return room;
    }

    /// <summary>Gets the group call with an id; there is one for every id.</summary>
    public GroupCall GetOrAddGroupCall(Guid id)
    {
        if (!GroupCalls.TryGetValue(id, out GroupCall? group))
        {
            GroupCalls.Add(id, group = new GroupCall(id));
        }

        return group;
    }

    /// <summary>Whether a place still exists: a room can be deleted.</summary>
    public bool Contains(CallPlace place) => place is not Room room || (Rooms.TryGetValue(room.Id, out Room? found) && ReferenceEquals(found, room));

    /// <summary>Runs an action later, under the lock.</summary>
    public ScheduledAction Schedule(TimeSpan by, Action action) => scheduler.Schedule(by, () =>
    {
        lock (Lock)
        {
            action();
        }
    });

    /// <summary>Sends an event of a connection to the callback URI of the connection.</summary>
    public void Emit(CallConnection connection, string eventType, ResultInformation result, RequestCallbacks cause, Action<Utf8JsonWriter>? more = null) =>
        Emit(connection, eventType, new CallbackAddress(connection.CallbackUri, null), result, cause, more);

    /// <summary>Sends an event of a connection to the address of the operation that it answers.</summary>
    public void Emit(
        CallConnection connection,
        string eventType,
        CallbackAddress address,
        ResultInformation result,
        RequestCallbacks cause,
        Action<Utf8JsonWriter>? more = null)
    {
        CallbackEvent sent = new()
        {
            Type = eventType,
            Id = NewId(),
            Time = Now,
            ConnectionId = connection.Id,
            ServerCallId = connection.Call?.ServerCallId ?? RoomCall.MakeServerCallId(Ids.NewGuid()),
            CorrelationId = connection.CorrelationId,
            ApiVersion = connection.ApiVersion,
            OperationContext = address.OperationContext,
            Result = result,
            WriteData = more,
        };
        callbacks.Enqueue(new OutgoingCallback(connection.Id, eventType, sent.Id, CallbackUris.ToUri(address.Uri), sent.ToJson(), cause));
    }

    /// <summary>Adds an entry about a call to the ledger.</summary>
    public void Record(LedgerKind kind, RoomCall call, string? rawId = null, CallConnection? by = null, string? detail = null) =>
        Ledger.Add(kind, call.Place.RoomId, call.Place.GroupCallId, call.ServerCallId, rawId, by?.Id, detail);

    /// <summary>Adds an entry about a connection, which may have no call.</summary>
    public void Record(LedgerKind kind, CallConnection connection, string? detail = null) =>
        Ledger.Add(kind, connection.Place.RoomId, connection.Place.GroupCallId, connection.Call?.ServerCallId, rawId: null, connection.Id, detail);

    /// <summary>Forgets everything and stops every timer and callback.</summary>
    public void Clear()
    {
        scheduler.CancelAll();
        foreach (Seat seat in Places.Where(p => p.Call is not null).SelectMany(p => p.Call!.Seats.Values.ToArray()))
        {
            seat.State = "Disconnected";
            seat.EndReason = SeatEndReasons.EmulatorReset;
            seat.Close?.Invoke();
            seat.Outlet = null;
        }

        callbacks.Clear();
        Rooms.Clear();
        GroupCalls.Clear();
        Identities.Clear();
        TokenGenerations.Clear();
        Connections.Clear();
        Ledger.Clear();
        Ids.Restart();
        _rooms = 0;
    }
}
