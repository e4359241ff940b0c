using RoomCalls.Actions;
using RoomCalls.Specs.Support.Schedules;

namespace RoomCalls.Specs.Legs;

/// <summary>What ends late ends for the leg or the seat that it was about, and for nothing that came after it.</summary>
public sealed class OldTimersSpecs
{
    private static readonly TimeSpan SlowConnect = TimeSpan.FromMilliseconds(600);

    [Theory]
    [InlineData(true, "hung up", 0)]
    [InlineData(true, "hung up", 100)]
    [InlineData(true, "dropped", 0)]
    [InlineData(true, "dropped", 249)]
    [InlineData(false, "hung up", 0)]
    [InlineData(false, "hung up", 100)]
    [InlineData(false, "dropped", 0)]
    [InlineData(false, "dropped", 249)]
    public async Task A_connect_right_after_a_leg_is_not_ended_by_it(bool besideASeat, string end, int pause)
    {
        await using FakeServiceFixture fixture = Slow();
        await using IRoomCall? seat = besideASeat ? await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice)) : null;
        await using IRoomCall old = await fixture.ResultAsync(fixture.ConnectAsync());
        await EndAsync(fixture, old, end);
        await fixture.AdvanceAsync(pause);

        await using IRoomCall connected = await fixture.ResultAsync(fixture.ConnectAsync());

        Assert.Equal(2, fixture.Service.Legs.Count);
        Assert.Equal(fixture.Service.Legs[^1].Id, connected.ConnectionId);
        Assert.Equal(CallConnectionState.Connected, connected.State.Connection);
    }

    [Fact]
    public async Task An_action_of_the_new_leg_is_not_ended_by_the_old_one()
    {
        await using FakeServiceFixture fixture = new((action, _) => new Fate { Event = action is AddParticipant ? TimeSpan.FromSeconds(2) : TimeSpan.Zero });
        await using IRoomCall seat = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));
        await using IRoomCall old = await fixture.ResultAsync(fixture.ConnectAsync());
        await EndAsync(fixture, old, "dropped");
        await using IRoomCall connected = await fixture.ResultAsync(fixture.ConnectAsync());

        RoomCallParticipant phone = await fixture.ResultAsync(connected.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Equal(KnownPhones.Answering, phone.Id);
    }

    [Fact]
    public async Task An_action_of_my_new_seat_is_not_ended_by_my_old_one()
    {
        await using FakeServiceFixture fixture = new((action, _) => new Fate { Answer = action is RaiseHand ? TimeSpan.FromSeconds(2) : TimeSpan.Zero });
        await using IRoomCall server = await fixture.ResultAsync(fixture.ConnectAsync());
        IRoomCall old = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));
        await fixture.ResultAsync(old.DisposeAsync().AsTask());
        await using IRoomCall again = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));

        await fixture.ResultAsync(again.ExecuteAsync(new RaiseHand(), CurrentTest.Token));
    }

    [Theory]
    [InlineData("a leg")]
    [InlineData("another seat")]
    public async Task A_join_that_is_still_coming_up_is_not_ended_with_the_last_of_the_others(string last)
    {
        TimeSpan first = TimeSpan.Zero;
        await using FakeServiceFixture fixture = new((action, _) => new Fate { Event = action is JoinCall ? first : TimeSpan.Zero });
        await using IRoomCall other = last == "a leg" ? await fixture.ResultAsync(fixture.ConnectAsync()) : await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Bob));
        first = TimeSpan.FromSeconds(2);
        Task<IRoomCall> joining = fixture.JoinAsync(KnownPeople.Alice);
        await fixture.AdvanceAsync(10);
        await fixture.ResultAsync(other.HangUpAsync(CurrentTest.Token));

        await using IRoomCall seat = await fixture.ResultAsync(joining);

        Assert.True(seat.State.Seats.Last(s => s.Id == KnownPeople.Alice).IsLive);
    }

    [Fact]
    public async Task A_connect_that_is_still_coming_up_is_not_ended_with_the_last_seat()
    {
        await using FakeServiceFixture fixture = Slow();
        await using IRoomCall seat = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));
        Task<IRoomCall> connecting = fixture.ConnectAsync();
        await fixture.AdvanceAsync(10);
        await fixture.ResultAsync(seat.HangUpAsync(CurrentTest.Token));

        await using IRoomCall connected = await fixture.ResultAsync(connecting);

        Assert.Equal(CallConnectionState.Connected, connected.State.Connection);
    }

    private static FakeServiceFixture Slow() => new(static (action, _) => new Fate { Event = action is ConnectCall ? SlowConnect : TimeSpan.Zero });

    private static async Task EndAsync(FakeServiceFixture fixture, IRoomCall call, string end)
    {
        if (end == "dropped")
        {
            fixture.Service.Drop(fixture.Service.Legs[^1]);
            await fixture.SettleAsync();
        }
        else
        {
            await fixture.ResultAsync(call.HangUpAsync(CurrentTest.Token));
        }
    }
}
