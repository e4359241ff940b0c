using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Events;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Support;

/// <summary>
/// Random inputs of a small call, of every kind: legs that follow each other, entries of the current and of an earlier leg, seats of three users in several
/// generations. Positions and generations are as a store and a manager give them.
/// </summary>
internal static class CallInputGenerators
{
    private const int FirstSeat = 100;

    public static Arbitrary<CallInput[]> Inputs { get; } = Step().ArrayOf().Select(Number).ToArbitrary();

    /// <summary>The kinds of inputs, of which <see cref="Inputs"/> has every one.</summary>
    public static IReadOnlyList<Type> Kinds { get; } = [.. typeof(CallInput).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(CallInput)))];

    /// <summary>Any update of a seat.</summary>
    public static Gen<SeatUpdate> Updates { get; } =
        from state in Gen.Elements<SeatState?>(null, null, SeatState.Connecting, SeatState.Connected, SeatState.LocalHold, SeatState.InLobby, SeatState.Disconnected)
        from others in Others()
        from removed in Gen.Elements(EventGenerators.Six.AsEnumerable()).ArrayOf()
        from number in Gen.Choose(0, 9)
        select new SeatUpdate
        {
            State = state,
            EndReason = state == SeatState.Disconnected ? new ResultInformation(0, number) : null,
            ServerCallId = number == 0 ? "server" : null,
            Role = number < 3 ? RoomRole.Presenter : default(RoomRole?),
            IsMuted = number < 5 ? number % 2 == 0 : null,
            IsMutedByOthers = number == 6,
            IsTrusted = number != 7,
            DominantSpeakers = number == 8 ? [EventGenerators.Six[0]] : null,
            RaisedHands = number == 9 ? [.. EventGenerators.Six.Take(2)] : null,
            Diagnostics = number == 4 ? new Dictionary<string, string> { ["quality"] = "Poor" } : ImmutableDictionary<string, string>.Empty,
            Capabilities = number == 5
                ? new Dictionary<SeatCapability, Capability> { [SeatCapability.RaiseHand] = Capability.Denied("NotCapable", "No.") }
                : ImmutableDictionary<SeatCapability, Capability>.Empty,
            Participants = others,
            Removed = number > 6 ? removed : [],
            TotalParticipantCount = number > 7 ? others.Length + 1 : null,
        };

    private static Gen<RemoteParticipant[]> Others() =>
        (from id in Gen.Elements(EventGenerators.Six.AsEnumerable())
         from state in Gen.Elements(ParticipantState.Connecting, ParticipantState.Connected, ParticipantState.Disconnected)
         from muted in Gen.Elements(true, false)
         select new RemoteParticipant(id) { State = state, IsMuted = muted }).ArrayOf();

    /// <summary>One input, with the place of its leg and seat before the current one in place of its origin.</summary>
    private static Gen<CallInput> Step() =>
        from kind in Gen.Choose(0, 19)
        from second in Gen.Choose(0, 59)
        from back in Gen.Elements(0, 0, 0, 1)
        from seat in Gen.Choose(0, 8)
        from events in EventGenerators.Events.Generator
        from entries in EventGenerators.Entries
        from update in Updates
        select Create(kind, ManualTimeProvider.At(second), back, seat, [.. events.Take(4)], entries, update);

    private static CallInput Create(int kind, DateTimeOffset at, int back, int seat, RoomCallEvent[] events, RosterEntry[] entries, SeatUpdate update)
    {
        (int generation, ParticipantId user) = (FirstSeat + seat, EventGenerators.Six[seat % 3]);
        return kind switch
        {
            0 or 1 => new LegRenewed(at, 0),
            2 => new LegDropped(at, back),
            3 => new Logged(back, new ConnectionEndEntry { CallKey = "key", At = at, Reason = new ResultInformation(0, seat) }),
            4 or 5 => new Logged(back, Read(at, entries, seat)),
            6 => new SeatsMoved(at, [SeatReducer.Apply(new SeatModel(generation, new CallSeat(user)), update, at)]),
            7 => new LocalEventRaised(at, new UnknownRoomCallEvent("Local", "{}") { Time = at }),
            8 => new SettleTimeOver(at, back == 0 ? generation : back),
            < 14 => new SeatUpdated(at, generation, user, update),
            _ => new Logged(back, new CallbackEntry { CallKey = "key", At = at, Events = events }),
        };
    }

    private static RosterReadEntry Read(DateTimeOffset at, RosterEntry[] entries, int ago) => new()
    {
        CallKey = "key",
        At = at,
        Participants = entries,
        AskedAt = at.AddSeconds(-ago),
        AskedAtPosition = -ago,
        Connection = ago % 2 == 0 ? CallConnectionState.Connected : null,
    };

    /// <summary>Legs get generations in turn, and the entries of each leg positions in turn.</summary>
    private static CallInput[] Number(CallInput[] steps)
    {
        int leg = 0;
        Dictionary<int, long> positions = [];
        return [.. steps.Select(Give)];

        CallInput Give(CallInput step)
        {
            switch (step)
            {
                case Logged when leg == 0:
                    return new LegRenewed(step.At, ++leg);
                case LegRenewed renewed:
                    return renewed with { Origin = ++leg };
                case LegDropped dropped:
                    return dropped with { Origin = Math.Max(leg - dropped.Origin, 0) };
                case Logged logged:
                    int origin = Math.Max(leg - logged.Origin, 1);
                    long position = positions[origin] = positions.GetValueOrDefault(origin) + 1;
                    CallLogEntry entry = logged.Entry is RosterReadEntry read ? read with { AskedAtPosition = Math.Max(position + read.AskedAtPosition, 0) } : logged.Entry;
                    return new Logged(origin, entry with { Position = position });
                default:
                    return step;
            }
        }
    }
}
