using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Events;

namespace RoomCalls.Tests.Support;

/// <summary>Random events of a small call: six people, twenty numbers, a minute of time; everything collides.</summary>
internal static class EventGenerators
{
    public static IReadOnlyList<ParticipantId> Six { get; } = [.. Enumerable.Range(0, 6).Select(i => ParticipantId.User($"8:acs:r_{i}"))];

    public static Arbitrary<RoomCallEvent[]> Events { get; } = Event().ArrayOf().ToArbitrary();

    public static Arbitrary<RoomCallEvent[]> EventsOfALastingCall { get; } = Event().Where(e => e is not (CallDisconnected or ConnectFailed)).ArrayOf().ToArbitrary();

    public static Gen<RosterEntry[]> Entries { get; } =
        (from id in Gen.Elements(Six.AsEnumerable())
         from muted in Gen.Elements<bool?>(null, true, false)
         from held in Gen.Elements<bool?>(null, true, false)
         select new RosterEntry(id, muted, held)).ArrayOf();

    private static Gen<RoomCallEvent> Event() =>
        from kind in Gen.Choose(0, 19)
        from entries in Entries
        from id in Gen.Elements(Six.AsEnumerable())
        from number in Gen.Choose(1, 20)
        from second in Gen.Choose(0, 59)
        select Create(kind, entries, id, number) with { Time = ManualTimeProvider.At(second), ResultInformation = new ResultInformation(200, number), ServerCallId = number > 15 ? null : "server" };

    private static RoomCallEvent Create(int kind, RosterEntry[] entries, ParticipantId id, int number) => kind switch
    {
        0 => new CallConnected(),
        1 => new CallDisconnected(),
        2 => new SendDtmfTonesCompleted(),
        3 => new UnknownRoomCallEvent("Odd", "{}"),
        4 => new AddParticipantFailed(id),
        5 => new ParticipantsUpdated(entries),
        6 or 7 or 8 => new RemoveParticipantSucceeded(id),
        9 or 10 or 11 => new AddParticipantSucceeded(id),
        12 => new ConnectFailed(),
        _ => new ParticipantsUpdated(entries, number),
    };
}
