using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Testing.Tests.Support;

namespace RoomCalls.Testing.Tests;

/// <summary>One clock moves the emulator and RoomCalls.</summary>
public sealed class VirtualTimeTests
{
    private static readonly ParticipantId Phone = ParticipantId.PhoneNumber("+16041234567");
    private static readonly ParticipantId NeverAnswers = ParticipantId.PhoneNumber("+15005550103");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AdvanceAsync_UnansweredPhone_FailsAfterThreeMinutes()
    {
        await using EmulatorFixture fixture = EmulatorFixture.Create();
        await using IRoomCall call = await fixture.ConnectToNewRoomAsync();
        Task<RoomCallParticipant> adding = call.AddParticipantAsync(NeverAnswers, cancellationToken: Token);

        await fixture.AdvanceAsync(179.999);
        Assert.False(adding.IsCompleted);
        await fixture.AdvanceAsync(0.001);

        ActionFailedException failure = await Assert.ThrowsAsync<ActionFailedException>(() => adding);
        Assert.Equal((480, 560480), (failure.ResultInformation!.Code, failure.ResultInformation.SubCode));
    }

    [Fact]
    public async Task AdvanceAsync_SharedClock_MovesBothSides()
    {
        EmulatorClock clock = new();
        await using EmulatorFixture fixture = EmulatorFixture.Create(virtualTime: false, emulator: options => options.TimeProvider = clock);
        await using IRoomCall call = await fixture.ConnectToNewRoomAsync();
        DateTimeOffset start = clock.GetUtcNow();

        await fixture.AdvanceAsync(3600);
        RoomCallParticipant? user = (await call.ListParticipantsAsync(Token))[0];

        Assert.Equal(TimeSpan.FromHours(1), clock.GetUtcNow() - start);
        Assert.Equal(clock.GetUtcNow(), fixture.Emulator.Requests[^1].Time);
        Assert.NotNull(user);
    }

    [Fact]
    public async Task AdvanceAsync_PauseBeforeARetry_Passes()
    {
        TimeSpan pause = TimeSpan.FromSeconds(7);
        EmulatorClock clock = new();
        ObservedTimeProvider time = new(clock, pause);
        await using EmulatorFixture fixture = EmulatorFixture.Create(emulator: options => options.TimeProvider = clock, time: time);
        await using IRoomCall call = await fixture.ConnectToNewRoomAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Status(503, retryAfter: pause).ForOperation("ListParticipants"));
        Task<IReadOnlyList<RoomCallParticipant>> listing = call.ListParticipantsAsync(Token);
        await time.TimerIsSetAsync();

        await fixture.AdvanceAsync(6.999);
        Assert.False(listing.IsCompleted);
        await fixture.AdvanceAsync(0.001);

        Assert.Single(await listing);
        Assert.Equal([503, 200], fixture.Emulator.Requests.Where(request => request.Operation == "ListParticipants").Select(request => request.Status));
    }

    [Fact]
    public async Task AdvanceAsync_DelayedRequest_DoesNotHoldUpTheClock()
    {
        await using EmulatorFixture fixture = EmulatorFixture.Create();
        await using IRoomCall call = await fixture.ConnectToNewRoomAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Delay(TimeSpan.FromSeconds(10)).ForOperation("ListParticipants"));
        Task<IReadOnlyList<RoomCallParticipant>> listing = call.ListParticipantsAsync(Token);

        await fixture.AdvanceAsync(9.999);
        Assert.False(listing.IsCompleted);
        await fixture.AdvanceAsync(0.001);

        Assert.Single(await listing);
    }

    [Fact]
    public async Task AdvanceAsync_DelayBeyondTheAttemptTimeout_Retries()
    {
        await using EmulatorFixture fixture = EmulatorFixture.Create(options: options => options.Resilience.BaseDelay = TimeSpan.Zero);
        await using IRoomCall call = await fixture.ConnectToNewRoomAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Delay(TimeSpan.FromSeconds(60)).ForOperation("ListParticipants"));
        Task<IReadOnlyList<RoomCallParticipant>> listing = call.ListParticipantsAsync(Token);

        await fixture.AdvanceAsync(15);

        Assert.Single(await listing);
        await fixture.AdvanceAsync(120);
    }

    [Fact]
    public async Task AdvanceAsync_CallbackAtTheDeadline_ComesFirst()
    {
        // Add with a ring time of 5 s is given up after 20 s: both fall on the same instant.
        await using EmulatorFixture fixture = EmulatorFixture.Create();
        await using IRoomCall call = await fixture.ConnectToNewRoomAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.DelayCallback(TimeSpan.FromSeconds(15), "AddParticipantFailed").ForOperation("AddParticipant"));
        Task<RoomCallParticipant> adding = call.ExecuteAsync(new AddParticipant(NeverAnswers) { InvitationTimeout = TimeSpan.FromSeconds(5) }, Token);

        await fixture.AdvanceAsync(19.999);
        Assert.False(adding.IsCompleted);
        await fixture.AdvanceAsync(0.001);

        Assert.Equal(480, (await Assert.ThrowsAsync<ActionFailedException>(() => adding)).ResultInformation!.Code);
    }

    [Fact]
    public async Task AdvanceAsync_CallbackOneTickAfterTheDeadline_IsTooLate()
    {
        await using EmulatorFixture fixture = EmulatorFixture.Create();
        await using IRoomCall call = await fixture.ConnectToNewRoomAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.DelayCallback(TimeSpan.FromSeconds(15) + TimeSpan.FromTicks(1), "AddParticipantFailed").ForOperation("AddParticipant"));
        Task<RoomCallParticipant> adding = call.ExecuteAsync(new AddParticipant(NeverAnswers) { InvitationTimeout = TimeSpan.FromSeconds(5) }, Token);

        await fixture.AdvanceAsync(30);

        Assert.Equal(ActionEffect.Accepted, (await Assert.ThrowsAsync<ActionTimedOutException>(() => adding)).Effect);
    }

    [Fact]
    public async Task AdvanceAsync_TwentyCallbacksDue_CompletesAllBeforeReturning()
    {
        await using EmulatorFixture fixture = EmulatorFixture.Create();
        await using IRoomCall call = await fixture.ConnectToNewRoomAsync();
        Task<RoomCallParticipant>[] adding = [.. Enumerable.Range(10, 20).Select(i => call.AddParticipantAsync(ParticipantId.PhoneNumber($"+160412345{i}"), cancellationToken: Token))];

        await fixture.AdvanceAsync(1);

        Assert.All(adding, added => Assert.True(added.IsCompletedSuccessfully));
        Assert.Equal(21, call.State.Participants.Count);
    }

    [Fact]
    public async Task AdvanceAsync_LostCallback_EndsAtTheDeadline()
    {
        await using EmulatorFixture fixture = EmulatorFixture.Create();
        await using IRoomCall call = await fixture.ConnectToNewRoomAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Lose("AddParticipantSucceeded").ForOperation("AddParticipant"));
        Task<RoomCallParticipant> adding = call.AddParticipantAsync(Phone, cancellationToken: Token);

        await fixture.AdvanceAsync(194.999);
        Assert.False(adding.IsCompleted);
        await fixture.AdvanceAsync(0.001);

        Assert.Equal(ActionEffect.Accepted, (await Assert.ThrowsAsync<ActionTimedOutException>(() => adding)).Effect);
    }
}
