using System.Collections.Concurrent;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Seats;

/// <summary>Full rooms: 350 people, the most that the service lets into one call.</summary>
public sealed class CrowdSpecs
{
    private const int Full = 350;

    [Fact]
    public async Task I_see_exactly_350_people_though_the_server_pages_and_my_list_stops_at_100()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        ParticipantId[] crowd = Crowd("a", Full - 1);
        await fixture.Manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants(fixture.Room.Id) { AddOrUpdate = [.. crowd.Select(p => new RoomParticipant(p, RoomRole.Attendee))] }, CurrentTest.Token);
        Dictionary<ParticipantId, EmulatedSeat> seats = [];
        foreach (ParticipantId person in crowd)
        {
            seats[person] = await fixture.JoinAsync(person);
        }

        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice);
        Assert.Equal((101, Full), (seat.State.Participants.Count, seat.State.TotalParticipantCount));   // the list alone is cut short, and says so
        await using IRoomCall server = await fixture.ConnectAsync();
        AssertIsExactly(seat, [.. crowd, fixture.Alice]);
        Assert.Equal(Full, (await server.ListParticipantsAsync(CurrentTest.Token)).Count);
        Assert.True(fixture.Requests("ListParticipants").Count > 3);
        Assert.Equal(101, seat.State.Participants.Count(p => p.State.Side == CallSide.Client));

        ParticipantId unseen = crowd[300];
        Assert.False(Find(seat, unseen).IsSpeaking.IsKnown);
        await seats[unseen].SpeakAsync(CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.True(Find(seat, unseen).IsSpeaking.Value);
        AssertIsExactly(seat, [.. crowd, fixture.Alice]);                                                  // whom it pushed out of the list is still there
        Assert.Equal(101, seat.State.Participants.Count(p => p.IsMuted.Side == CallSide.Client));

        foreach (ParticipantId person in crowd.Take(60).Concat(crowd.Skip(290)))
        {
            await seats[person].LeaveAsync(CurrentTest.Token);
        }

        await fixture.SettleAsync();
        AssertIsExactly(seat, [.. crowd.Skip(60).Take(230), fixture.Alice]);
        Assert.Equal(231, seat.State.TotalParticipantCount);
    }

    [Fact]
    public async Task I_lose_nobody_and_see_nobody_twice_when_350_join_each_of_10_rooms_at_once()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        (Room Room, IRoomCall Server, IRoomCall Seat, ParticipantId[] People)[] rooms = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => OpenAsync(fixture, i)));
        ConcurrentDictionary<(string?, ParticipantId), int> joined = new();
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(CurrentTest.Token);
        long lost = 0;
        IAsyncEnumerator<RoomCallEvent> events = fixture.Manager.ListenAsync(new ListenOptions { Capacity = 1_000_000 }, done.Token).GetAsyncEnumerator(done.Token);
        Task reading = ReadAsync();

        await Parallel.ForEachAsync(rooms, CurrentTest.Token, async (room, token) =>
        {
            foreach (ParticipantId person in room.People)
            {
                await fixture.Emulator.JoinAsync(room.Room.Id.Value, person.RawId, token);
            }
        });
        await fixture.SettleAsync();
        foreach ((Room _, IRoomCall server, IRoomCall seat, ParticipantId[] people) in rooms)
        {
            Assert.Same(server.State, seat.State);
            AssertIsExactly(server, [.. people, .. server.State.Seats.Select(s => s.Id)]);
        }

        await UntilAsync(() => joined.Count >= 10 * (Full - 1));
        await done.CancelAsync();
        await reading.ContinueWith(static _ => { }, TaskScheduler.Default);
        Assert.Equal(0, Interlocked.Read(ref lost));
        Assert.Equal(10 * (Full - 1), joined.Count(j => rooms.Any(r => r.People.Contains(j.Key.Item2))));
        Assert.All(joined.Values, times => Assert.Equal(1, times));

        async Task ReadAsync()
        {
            while (await events.MoveNextAsync())
            {
                if (events.Current is ParticipantJoined one)
                {
                    joined.AddOrUpdate((one.ServerCallId, one.Participant.Id), 1, static (_, times) => times + 1);
                }
                else if (events.Current is EventsLost gap)
                {
                    Interlocked.Add(ref lost, gap.Count);
                }
            }
        }
    }

    private static async Task<(Room Room, IRoomCall Server, IRoomCall Seat, ParticipantId[] People)> OpenAsync(EmulatorFixture fixture, int number)
    {
        ParticipantId host = await fixture.Manager.Users.CreateAsync(CurrentTest.Token);
        ParticipantId[] people = Crowd($"r{number}", Full - 1);
        CreateRoom create = new() { Participants = [new(host, RoomRole.Presenter), .. people.Select(p => new RoomParticipant(p, RoomRole.Attendee))] };
        Room room = await fixture.Manager.Rooms.CreateAsync(create, CurrentTest.Token);
        IRoomCall seat = await fixture.Manager.JoinAsync(CallLocator.Room(room.Id), fixture.Manager.Users.CreateSeatUser(host), CurrentTest.Token);
        IRoomCall server = await fixture.Manager.ConnectAsync(CallLocator.Room(room.Id), CurrentTest.Token);
        return (room, server, seat, people);
    }

    private static ParticipantId[] Crowd(string name, int count) => [.. Enumerable.Range(0, count).Select(i => ParticipantId.User($"8:acs:resource_{name}-{i:000}"))];

    private static RoomCallParticipant Find(IRoomCall call, ParticipantId id) =>
        call.State.Participants.TryGet(id, out RoomCallParticipant? found) ? found : throw new InvalidOperationException($"{id} is not in the roster.");

    private static void AssertIsExactly(IRoomCall call, IReadOnlyCollection<ParticipantId> people)
    {
        Assert.Equal(people.Count, call.State.Participants.Count);
        Assert.Equal(people.Select(p => p.RawId).Order(StringComparer.Ordinal), call.State.Participants.Select(p => p.Id.RawId).Order(StringComparer.Ordinal));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (int i = 0; i < 10_000_000 && !isSo(); i++)
        {
            await Task.Yield();
        }
    }
}
