namespace RoomCalls.Specs.Support.Schedules;

/// <summary>One call of a room, as the service has it.</summary>
internal sealed class FakeCall(RoomId room, string serverCallId)
{
    private int _sequence;

    public RoomId Room { get; } = room;

    public string ServerCallId { get; } = serverCallId;

    public HashSet<ParticipantId> People { get; } = [];

    public bool HasEnded { get; set; }

    public int NextSequence() => Interlocked.Increment(ref _sequence);
}

/// <summary>A call connection, as the service has it.</summary>
internal sealed class FakeLeg(CallConnectionId id, FakeCall call, Uri callback, bool isForeign)
{
    public CallConnectionId Id { get; } = id;

    public FakeCall Call { get; } = call;

    public Uri Callback { get; } = callback;

    /// <summary>Whether another application connected it.</summary>
    public bool IsForeign { get; } = isForeign;

    public CallConnectionState State { get; set; } = CallConnectionState.Connecting;

    public bool IsLive => State is CallConnectionState.Connecting or CallConnectionState.Connected;

    /// <summary>Whether the process could learn of it: by an answer, or by an event that it took.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Whether the process has asked to hang it up, and the service failed to.</summary>
    public bool HangUpFailed { get; set; }

    /// <summary>The statuses with which callbacks of this leg were refused.</summary>
    public List<int> Refused { get; } = [];

    public override string ToString() => $"{Id} ({State}{(IsForeign ? ", foreign" : "")})";
}
