using RoomCalls.Internal.Roles;
using RoomCalls.Policies;

namespace RoomCalls.Tests.Internal.Roles;

public sealed class RoomDirectoryTests
{
    private static readonly RoomId Id = "991";

    private readonly ManualTimeProvider _clock = new();
    private readonly RoleOptions _options = new();
    private readonly List<RoomParticipant> _roster = [new(KnownPeople.Alice, RoomRole.Presenter)];
    private Func<Task> _answer = static () => Task.CompletedTask;
    private int _rooms;
    private int _rosters;

    [Fact]
    public async Task FindRoleAsync_WithinTheCacheAge_ReadsOnce()
    {
        RoomDirectory directory = New();
        Assert.Equal(RoomRole.Presenter, await directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token));
        _clock.Advance(TimeSpan.FromSeconds(60));
        _roster[0] = new(KnownPeople.Alice, RoomRole.Consumer);
        Assert.Equal(RoomRole.Presenter, await directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(RoomRole.Consumer, await directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token));
        Assert.Equal(2, _rosters);
    }

    [Fact]
    public async Task FindRoleAsync_MissingParticipant_ReadsAgainOnceASecond()
    {
        RoomDirectory directory = New();
        Assert.Null(await directory.FindRoleAsync(Id, KnownPeople.Bob, CurrentTest.Token));
        _roster.Add(new(KnownPeople.Bob, RoomRole.Attendee));
        Assert.Null(await directory.FindRoleAsync(Id, KnownPeople.Bob, CurrentTest.Token));
        _clock.Advance(TimeSpan.FromMilliseconds(1001));
        Assert.Equal(RoomRole.Attendee, await directory.FindRoleAsync(Id, KnownPeople.Bob, CurrentTest.Token));
        Assert.Equal(2, _rosters);
    }

    [Fact]
    public async Task FindRoleAsync_CacheAgeZero_AlwaysReads()
    {
        _options.CacheAge = TimeSpan.Zero;
        RoomDirectory directory = New();
        await directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token);
        await directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token);
        Assert.Equal(2, _rosters);
        Assert.False(directory.TryPeekRole(Id, KnownPeople.Alice, out _));
    }

    [Fact]
    public async Task FindRoleAsync_ManyAtOnce_ShareOneRead()
    {
        TaskCompletionSource held = new();
        _answer = () => held.Task;
        RoomDirectory directory = New();
        Task<RoomRole?>[] asked = [.. Enumerable.Range(0, 50).Select(_ => directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token).AsTask())];
        held.SetResult();
        Assert.All(await Task.WhenAll(asked), role => Assert.Equal(RoomRole.Presenter, role));
        Assert.Equal(1, _rosters);
    }

    [Fact]
    public async Task Forget_DuringARead_DropsTheRead()
    {
        TaskCompletionSource held = new();
        _answer = () => held.Task;
        RoomDirectory directory = New();
        Task<RoomRole?> before = directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token).AsTask();
        directory.Forget(Id);
        held.SetResult();
        Assert.Equal(RoomRole.Presenter, await before);
        _answer = static () => Task.CompletedTask;
        _roster[0] = new(KnownPeople.Alice, RoomRole.Attendee);
        Assert.Equal(RoomRole.Attendee, await directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token));
    }

    [Fact]
    public async Task FindRoleAsync_UnreachableWithinTheGrace_UsesTheLastKnownRole()
    {
        _options.UnreachableGrace = TimeSpan.FromSeconds(30);
        RoomDirectory directory = New();
        await directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token);
        _answer = static () => throw TransportErrors.Create(ActionEffect.Unknown);
        _clock.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(RoomRole.Presenter, await directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<TransportException>(() => directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token).AsTask());
    }

    [Fact]
    public async Task FindRoleAsync_Refused_ThrowsDespiteTheGrace()
    {
        _options.UnreachableGrace = TimeSpan.FromMinutes(30);
        RoomDirectory directory = New();
        await directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token);
        _answer = static () => throw TransportErrors.Refusal(404, 0);
        _clock.Advance(TimeSpan.FromSeconds(61));
        await Assert.ThrowsAsync<ActionFailedException>(() => directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token).AsTask());
    }

    [Fact]
    public async Task FindRoomAsync_AfterAFailure_DoesNotReadForTenSeconds()
    {
        _answer = static () => throw TransportErrors.Create(ActionEffect.None);
        RoomDirectory directory = New();
        Assert.Null(await directory.FindRoomAsync(Id, CurrentTest.Token));
        Assert.Null(await directory.FindRoomAsync(Id, CurrentTest.Token));
        Assert.Equal(1, _rooms);
        _answer = static () => Task.CompletedTask;
        _clock.Advance(TimeSpan.FromSeconds(10.1));
        Assert.NotNull(await directory.FindRoomAsync(Id, CurrentTest.Token));
        Assert.True(directory.TryPeekRoom(Id, out _));
    }

    [Fact]
    public async Task FindRoleAsync_OneCallerCancels_ReadsOnForOthers()
    {
        TaskCompletionSource held = new();
        _answer = () => held.Task;
        RoomDirectory directory = New();
        using CancellationTokenSource source = new();
        Task<RoomRole?> one = directory.FindRoleAsync(Id, KnownPeople.Alice, source.Token).AsTask(), other = directory.FindRoleAsync(Id, KnownPeople.Alice, CurrentTest.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        held.SetResult();
        Assert.Equal(RoomRole.Presenter, await other);
        Assert.Equal(1, _rosters);
    }

    [Fact]
    public async Task FindRoomAsync_BeyondTheBound_ForgetsTheOldest()
    {
        RoomDirectory directory = New();
        for (int i = 0; i <= 4096; i++)
        {
            await directory.FindRoomAsync($"{i}", CurrentTest.Token);
        }

        Assert.False(directory.TryPeekRoom("0", out _));
        Assert.True(directory.TryPeekRoom("4096", out _));
    }

    private RoomDirectory New() => new(
        async id =>
        {
            _rooms++;
            await _answer();
            return new Room(id);
        },
        async _ =>
        {
            _rosters++;
            RoomParticipant[] roster = [.. _roster];
            await _answer();
            return roster;
        },
        _options,
        _clock,
        new());
}
