using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Events;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.State;

/// <summary>Two sides of one call tell their own stories, each in its own order; however they are mixed, the roster ends the same.</summary>
public sealed class SideMergePropertyTests
{
    private static readonly ParticipantId Seat = ParticipantId.User("8:acs:r_seat");

    private static readonly Gen<SeatUpdate> Updates =
        from lines in Line().ArrayOf()
        from removed in Gen.SubListOf(EventGenerators.Six.AsEnumerable())
        from total in Gen.Elements<int?>(null, null, 3, 7, 20)
        select new SeatUpdate { State = SeatState.Connected, Participants = lines, Removed = [.. removed], TotalParticipantCount = total };

    private static readonly Gen<ParticipantsUpdated[]> Servers =
        from bodies in EventGenerators.Entries.ArrayOf()
        select bodies.Select((entries, i) => new ParticipantsUpdated(entries, i + 1) { Time = ManualTimeProvider.At(2 * i) }).ToArray();

    private static readonly Gen<(ParticipantsUpdated[] Server, SeatUpdate[] Client, bool[] Mix)> Stories =
        from server in Servers
        from client in Updates.ArrayOf()
        from mix in Gen.Elements(true, false).ArrayOf(60)
        select (server, client, mix);

    [Fact]
    public void Merge_SidesInAnyOrder_EndsTheSame() => Prop.ForAll(Stories.ToArbitrary(), story =>
    {
        CallModel serverFirst = Tell(story.Server, story.Client, Enumerable.Repeat(true, 60)), clientFirst = Tell(story.Server, story.Client, Enumerable.Repeat(false, 60));
        CallModel mixed = Tell(story.Server, story.Client, story.Mix);
        Assert.Equal(serverFirst.Participants, mixed.Participants);
        Assert.Equal(clientFirst.Participants, mixed.Participants);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Merge_AnyStory_DependsOnTheLatestOfBothSides() => Prop.ForAll(Stories.ToArbitrary(), story =>
    {
        CallModel state = Tell(story.Server, story.Client, story.Mix);
        MergedRoster afresh = SideMerge.Merge(state.Server, state.ServerAsOf, state.Seats, last: null);
        Assert.Equal(afresh.Roster, state.Participants);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Merge_AnyStory_ListsEachParticipantOnce() => Prop.ForAll(Stories.ToArbitrary(), story =>
    {
        CallModel state = Tell(story.Server, story.Client, story.Mix);
        Assert.Equal(state.Participants.Count, state.Participants.Select(p => p.Id).Distinct().Count());
        Assert.Equal(story.Client.Length > 0, state.Participants.Contains(Seat));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Merge_UnchangedParticipant_KeepsTheObject() => Prop.ForAll(Stories.ToArbitrary(), story =>
    {
        CallModel before = Tell(story.Server, story.Client, story.Mix);
        CallModel after = CallModelSteps.ApplySeat(before, Seat, new SeatUpdate { IsHandRaised = true }, ManualTimeProvider.At(200));
        Assert.All(
            before.Participants.Where(p => p.Id != Seat),
            p => Assert.True(after.Participants.TryGet(p.Id, out RoomCallParticipant? same) && ReferenceEquals(p, same)));
    }).QuickCheckThrowOnFailure();

    /// <summary>Takes from each side in its own order, as the mix says; times are of the side, not of the mixing.</summary>
    private static CallModel Tell(ParticipantsUpdated[] server, SeatUpdate[] client, IEnumerable<bool> mix)
    {
        CallModel state = CallModel.Empty with { State = RoomCallState.Empty with { Connection = CallConnectionState.Connected } };
        int s = 0, c = 0;
        using IEnumerator<bool> turns = mix.GetEnumerator();
        while (s < server.Length || c < client.Length)
        {
            bool isServers = c == client.Length || (s < server.Length && (!turns.MoveNext() || turns.Current));
            state = isServers ? RoomCallReducer.Apply(state, server[s++]) : See(state, client[c], ManualTimeProvider.At((2 * c++) + 1));
        }

        return state;
    }

    private static CallModel See(CallModel state, SeatUpdate update, DateTimeOffset at) =>
        CallModelSteps.ApplySeatRemovals(CallModelSteps.ApplySeat(state, Seat, update, at), Seat, update, at);

    private static Gen<RemoteParticipant> Line() =>
        from id in Gen.Elements(EventGenerators.Six.AsEnumerable())
        from state in Gen.Elements(ParticipantState.Connected, ParticipantState.Connected, ParticipantState.OnHold, ParticipantState.Disconnected, ParticipantState.Ringing)
        from muted in Gen.Elements(true, false)
        from speaking in Gen.Elements(true, false)
        select new RemoteParticipant(id) { State = state, IsMuted = muted, IsSpeaking = speaking, Role = RoomRole.Attendee };
}
