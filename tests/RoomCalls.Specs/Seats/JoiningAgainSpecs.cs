using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support.Schedules;

namespace RoomCalls.Specs.Seats;

/// <summary>A seat is a session of its own: what became of a user's last one is nothing to the next.</summary>
public sealed class JoiningAgainSpecs
{
    private const int Times = 30;

    [Theory]
    [InlineData("a leg")]
    [InlineData("another seat")]
    [InlineData("the handle of the seat that left")]
    public async Task I_can_leave_and_join_again_30_times_while_something_holds_the_call(string holder)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await using IRoomCall? held = holder switch
        {
            "a leg" => await WithSomebodyAsync(fixture),
            "another seat" => await fixture.JoinCallAsync(fixture.Bob),
            _ => null,
        };
        List<string> failures = [];
        List<IRoomCall> left = [];

        for (int i = 0; i < Times; i++)
        {
            Task<IRoomCall> joining = fixture.Manager.JoinAsync(new JoinCall(fixture.Locator, fixture.Manager.Users.CreateSeatUser(fixture.Alice)), CurrentTest.Token);
            await fixture.AdvanceUntilEndedAsync(joining);
            if (joining.Exception?.InnerException is { } failure)
            {
                failures.Add($"{i}: {failure.Message}");
                continue;
            }

            IRoomCall seat = await joining;
            if (held is null)
            {
                await fixture.AdvanceToResultAsync(seat.HangUpAsync(CurrentTest.Token));
                left.Add(seat);
            }
            else
            {
                await seat.DisposeAsync();
            }
        }

        Assert.Empty(failures);
        foreach (IRoomCall seat in left)
        {
            await seat.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("a leg", 0)]
    [InlineData("a leg", 100)]
    [InlineData("another seat", 0)]
    [InlineData("another seat", 100)]
    [InlineData("the handle of the seat that left", 0)]
    [InlineData("the handle of the seat that left", 100)]
    public async Task I_can_join_again_30_times_with_a_client_whose_first_update_is_late(string holder, int firstUpdate)
    {
        await using FakeServiceFixture fixture = new((action, _) => new Fate { Event = action is JoinCall ? TimeSpan.FromMilliseconds(firstUpdate) : TimeSpan.Zero });
        await using IRoomCall? held = holder switch
        {
            "a leg" => await fixture.ResultAsync(fixture.ConnectAsync()),
            "another seat" => await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Bob)),
            _ => null,
        };
        List<string> failures = [];
        List<IRoomCall> left = [];

        for (int i = 0; i < Times; i++)
        {
            Task<IRoomCall> joining = fixture.JoinAsync(KnownPeople.Alice);
            await fixture.UntilEndedAsync(joining);
            if (joining.Exception?.InnerException is { } failure)
            {
                failures.Add($"{i}: {failure.Message}");
                continue;
            }

            IRoomCall seat = await joining;
            Assert.Contains(seat.State.Seats, s => s.Id == KnownPeople.Alice && s.IsLive);
            if (held is null)
            {
                await fixture.ResultAsync(seat.HangUpAsync(CurrentTest.Token));
                left.Add(seat);
            }
            else
            {
                await fixture.ResultAsync(seat.DisposeAsync().AsTask());
            }
        }

        Assert.Empty(failures);
        foreach (IRoomCall seat in left)
        {
            await fixture.ResultAsync(seat.DisposeAsync().AsTask());
        }
    }

    [Fact]
    public async Task My_new_seat_is_not_reported_as_ended_as_the_old_one_was()
    {
        await using FakeServiceFixture fixture = new((action, _) => new Fate { Event = TimeSpan.FromMilliseconds(action is JoinCall ? 100 : 0) });
        await using IRoomCall server = await fixture.ResultAsync(fixture.ConnectAsync());
        IRoomCall first = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));
        await fixture.ResultAsync(server.RemoveParticipantAsync(KnownPeople.Alice, CurrentTest.Token));
        await fixture.AdvanceAsync(1000);
        await using EventCollector events = EventCollector.Listen(server);

        await using IRoomCall again = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));

        SeatChanged changed = await events.UntilAsync<SeatChanged>();
        Assert.Equal((SeatState.Connected, (ResultInformation?)null), (changed.Seat.State, changed.Seat.EndReason));
        Assert.True(again.State.Seats.Last(s => s.Id == KnownPeople.Alice).IsLive);
        await fixture.ResultAsync(first.DisposeAsync().AsTask());
    }

    [Fact]
    public async Task Leaving_with_the_handle_of_my_old_seat_leaves_my_new_one_in_the_call()
    {
        await using FakeServiceFixture fixture = new();
        await using IRoomCall server = await fixture.ResultAsync(fixture.ConnectAsync());
        IRoomCall first = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));
        await fixture.ResultAsync(first.HangUpAsync(CurrentTest.Token));
        await using IRoomCall again = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));

        await fixture.ResultAsync(first.DisposeAsync().AsTask());
        await fixture.AdvanceAsync(1000);

        Assert.Single(fixture.Service.Sessions, s => s.IsLive);
        await fixture.ResultAsync(again.ExecuteAsync(new RaiseHand(), CurrentTest.Token));
        await fixture.AdvanceAsync(1000);
        Assert.True(again.State.Seats.Last(s => s.Id == KnownPeople.Alice).IsHandRaised);
    }

    private static async Task<IRoomCall> WithSomebodyAsync(EmulatorFixture fixture)
    {
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        Assert.NotNull(bob);
        return await fixture.ConnectAsync();
    }
}
