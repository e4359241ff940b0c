using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Events;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.State;

public sealed class RoomCallReducerPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Apply_AnyEvents_NeverGoesBack() => Prop.ForAll(EventGenerators.Events, events =>
    {
        CallModel state = CallModel.Empty;
        foreach (RoomCallEvent roomCallEvent in events)
        {
            CallModel next = RoomCallReducer.Apply(state, roomCallEvent);
            Assert.True(next.SequenceNumber >= state.SequenceNumber || state.SequenceNumber is null);
            Assert.True(next.Connection >= state.Connection);
            Assert.True(state.Connection != CallConnectionState.Disconnected || ReferenceEquals(state, next));
            Assert.Equal(next.Participants.Count, next.Participants.Select(p => p.Id).Distinct().Count());
            state = next;
        }
    }).Check(Many);

    [Fact]
    public void Apply_UnchangedParticipant_KeepsTheObject() => Prop.ForAll(EventGenerators.Events, events =>
    {
        CallModel state = CallModel.Empty;
        foreach (RoomCallEvent roomCallEvent in events)
        {
            CallModel next = RoomCallReducer.Apply(state, roomCallEvent);
            foreach (RoomCallParticipant now in next.Participants)
            {
                Assert.False(state.Participants.TryGet(now.Id, out RoomCallParticipant? then) && then == now && !ReferenceEquals(then, now));
            }

            Assert.True(!next.Participants.Equals(state.Participants) || ReferenceEquals(next.Participants, state.Participants));
            state = next;
        }
    }).Check(Many);

    [Fact]
    public void Apply_AnyEvents_HasTheNewestRosterWithLaterOutcomes() => Prop.ForAll(EventGenerators.EventsOfALastingCall, events =>
    {
        CallModel state = events.Aggregate(CallModel.Empty, RoomCallReducer.Apply);
        HashSet<string> expected = Model(events);
        Assert.Equal(expected.Order(), state.Participants.Select(p => p.Id.RawId).Order());
    }).Check(Many);

    [Fact]
    public void Apply_SameEvents_HasTheSameState() => Prop.ForAll(EventGenerators.Events, events =>
        events.Aggregate(CallModel.Empty, RoomCallReducer.Apply).Participants.SequenceEqual(events.Aggregate(CallModel.Empty, RoomCallReducer.Apply).Participants)).Check(Many);

    [Fact]
    public void AddChanges_AnyEvents_ReproduceTheRoster() => Prop.ForAll(EventGenerators.Events, events =>
    {
        CallModel state = CallModel.Empty;
        Dictionary<ParticipantId, RoomCallParticipant> told = [];
        foreach (RoomCallEvent roomCallEvent in events)
        {
            CallModel next = RoomCallReducer.Apply(state, roomCallEvent);
            List<RoomCallEvent> changes = [];
            RosterDiff.AddChanges(state.Participants, next.Participants, roomCallEvent, changes);
            changes.ForEach(change => Tell(told, change));
            Assert.Equal(next.Participants.OrderBy(p => p.Id.RawId), told.Values.OrderBy(p => p.Id.RawId));
            state = next;
        }
    }).Check(Many);

    private static void Tell(Dictionary<ParticipantId, RoomCallParticipant> told, RoomCallEvent change)
    {
        switch (change)
        {
            case ParticipantJoined joined:
                told.Add(joined.Participant.Id, joined.Participant);
                break;
            case ParticipantLeft left:
                Assert.True(told.Remove(left.Participant.Id));
                break;
            case ParticipantChanged changed:
                Assert.Same(told[changed.Participant.Id], changed.Before);
                told[changed.Participant.Id] = changed.Participant;
                break;
        }
    }

    /// <summary>The rule, said again the slow way: the newest roster in the order of arrival, then every outcome later than it, the latest of each person.</summary>
    private static HashSet<string> Model(RoomCallEvent[] events)
    {
        int? number = null;
        DateTimeOffset? at = null;
        HashSet<string> roster = [];
        Dictionary<string, (bool Present, DateTimeOffset At)> outcomes = [];
        foreach (RoomCallEvent e in events)
        {
            switch (e)
            {
                case ParticipantsUpdated { SequenceNumber: int n } update when number is null || n > number:
                    (number, at, roster) = (n, update.Time, Names(update));
                    Forget(update.Time);
                    break;
                case ParticipantsUpdated { SequenceNumber: null } update when number is null && (at is null || update.Time > at):
                    (at, roster) = (update.Time, Names(update));
                    Forget(update.Time);
                    break;
                case AddParticipantSucceeded added when !(at > added.Time):
                    Note(added.Participant, true, added.Time);
                    break;
                case RemoveParticipantSucceeded removed when !(at > removed.Time):
                    Note(removed.Participant, false, removed.Time);
                    break;
            }
        }

        return [.. roster.Where(id => !outcomes.TryGetValue(id, out var o) || o.Present).Concat(outcomes.Where(o => o.Value.Present).Select(o => o.Key))];

        void Forget(DateTimeOffset until)
        {
            foreach (string old in outcomes.Where(o => o.Value.At <= until).Select(o => o.Key).ToArray())
            {
                outcomes.Remove(old);
            }
        }

        void Note(ParticipantId id, bool present, DateTimeOffset time)
        {
            if (!outcomes.TryGetValue(id.RawId, out (bool Present, DateTimeOffset At) known) || known.At <= time)
            {
                outcomes[id.RawId] = (present, time);
            }
        }
    }

    private static HashSet<string> Names(ParticipantsUpdated update) => [.. update.Participants.Select(p => p.Id.RawId)];
}
