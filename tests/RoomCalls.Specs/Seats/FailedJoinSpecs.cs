using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Specs.Support.Schedules;

namespace RoomCalls.Specs.Seats;

/// <summary>A join that fails ends at once, with an exception of the library, and leaves nothing.</summary>
public sealed class FailedJoinSpecs
{
    [Theory]
    [InlineData(nameof(FateKind.Refused))]
    [InlineData(nameof(FateKind.FailsLater))]
    public async Task A_join_that_fails_ends_at_once_and_leaves_nothing(string kind)
    {
        await using FakeServiceFixture fixture = new((action, _) => action is JoinCall ? new Fate { Kind = Enum.Parse<FateKind>(kind) } : Fate.Smooth);
        await using IRoomCall server = await fixture.ResultAsync(fixture.ConnectAsync());
        await fixture.AdvanceAsync(1000);
        await using EventCollector events = EventCollector.Listen(server);
        (int timers, DateTimeOffset before) = (fixture.Clock.ActiveTimers, fixture.Clock.GetUtcNow());

        Task<IRoomCall> joining = fixture.JoinAsync(KnownPeople.Alice);
        await Assert.ThrowsAsync<ActionFailedException>(() => fixture.ResultAsync(joining));

        Assert.True(fixture.Clock.GetUtcNow() - before < TimeSpan.FromMilliseconds(100), $"It took {fixture.Clock.GetUtcNow() - before}.");
        await fixture.AdvanceAsync(1000);
        Assert.Empty(server.State.Seats);
        Assert.True(await FakeServiceFixture.IsDoneAfterAllAsync(() => fixture.Clock.ActiveTimers == timers));
    }

    [Fact]
    public async Task A_join_that_is_refused_does_not_make_a_person_leave_who_is_in_the_call_by_another_device()
    {
        await using FakeServiceFixture fixture = new((action, _) => action is JoinCall ? new Fate { Kind = FateKind.Refused } : Fate.Smooth);
        await using IRoomCall server = await fixture.ResultAsync(fixture.ConnectAsync());
        FakeLeg leg = fixture.Service.Legs.Single();
        leg.Call.People.Add(KnownPeople.Alice);
        fixture.Service.SendRoster(leg);
        await fixture.SettleAsync();

        await Assert.ThrowsAsync<ActionFailedException>(() => fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice)));
        fixture.Service.SendRoster(leg);
        await fixture.AdvanceAsync(1000);

        Assert.Contains(KnownPeople.Alice, server.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task What_a_client_throws_becomes_an_exception_of_the_library_and_is_masked()
    {
        await using FakeServiceFixture fixture = new();
        fixture.Service.JoinFailure = () => throw new InvalidOperationException("the line to +16041234567 broke");

        RoomCallsException failure = await Assert.ThrowsAnyAsync<RoomCallsException>(() => fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice)));

        Assert.Equal(nameof(JoinCall), failure.ActionName);
        Assert.DoesNotContain("6041234567", failure.Message, StringComparison.Ordinal);
        await fixture.AdvanceAsync(1000);
        Assert.Empty(fixture.Manager.Calls);
    }

    [Fact]
    public async Task A_client_that_gives_no_session_fails_the_join_at_once()
    {
        await using FakeServiceFixture fixture = new();
        fixture.Service.JoinFailure = static () => null;
        DateTimeOffset before = fixture.Clock.GetUtcNow();

        await Assert.ThrowsAnyAsync<RoomCallsException>(() => fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice)));

        Assert.True(fixture.Clock.GetUtcNow() - before < TimeSpan.FromSeconds(1), $"It took {fixture.Clock.GetUtcNow() - before}.");
    }

    [Theory]
    [InlineData(49)]
    [InlineData(60)]
    [InlineData(3650)]
    [InlineData(null)]
    public async Task A_token_may_expire_as_late_as_it_likes(int? days)
    {
        await using FakeServiceFixture fixture = new();
        DateTimeOffset end = days is int some ? fixture.Clock.GetUtcNow().AddDays(some) : DateTimeOffset.MaxValue;
        JoinCall join = new(fixture.Locator, SeatUser.WithToken(KnownPeople.Alice, new RoomUserToken("token", end)));

        IRoomCall seat = await fixture.ResultAsync(fixture.Manager.JoinAsync(join, CurrentTest.Token));
        Assert.True(Assert.Single(seat.State.Seats).IsLive);
        await fixture.ResultAsync(seat.DisposeAsync().AsTask());

        Assert.DoesNotContain(fixture.Service.Sessions, static s => s.IsLive);
        Assert.True(await FakeServiceFixture.IsDoneAfterAllAsync(() => fixture.Clock.ActiveTimers == fixture.Service.Timers));
    }

    [Fact]
    public async Task Connecting_by_server_call_id_finds_the_call_in_which_a_seat_is()
    {
        await using FakeServiceFixture fixture = new();
        await using IRoomCall seat = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));

        await using IRoomCall server = await fixture.ResultAsync(fixture.Manager.ConnectAsync(CallLocator.ServerCall(seat.State.ServerCallId!), CurrentTest.Token));

        Assert.Single(fixture.Manager.Calls);
        Assert.Same(server.State, seat.State);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_client_that_is_throttled_or_out_of_order_may_be_tried_again_later(int status)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        fixture.Fault("SeatJoin", EmulatorFault.Status(status), times: 10);

        RoomCallsException failure = await fixture.AdvanceToFailureAsync<RoomCallsException>(
            fixture.Manager.JoinAsync(new JoinCall(fixture.Locator, fixture.Manager.Users.CreateSeatUser(fixture.Alice)), CurrentTest.Token));

        Assert.True(failure.IsTransient, $"{failure.GetType().Name}: {failure.Message}");
    }

    [Fact]
    public void Seats_with_equal_capabilities_are_equal()
    {
        CallSeat one = Seat(), other = Seat();

        Assert.Equal(one, other);

        static CallSeat Seat() => new(KnownPeople.Alice)
        {
            Capabilities = System.Collections.Immutable.ImmutableDictionary<SeatCapability, Capability>.Empty.Add("ShareScreen", Capability.Allowed),
        };
    }
}
