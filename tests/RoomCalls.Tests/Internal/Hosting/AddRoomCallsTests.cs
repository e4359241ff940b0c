using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NSubstitute;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Hosting;

public sealed class AddRoomCallsTests
{
    [Fact]
    public async Task AddRoomCalls_ResolvedTwice_IsOneManager()
    {
        await using ServiceProvider provider = new ServiceCollection().AddRoomCalls().Services.BuildServiceProvider();
        IRoomCallManager manager = provider.GetRequiredService<IRoomCallManager>();
        Assert.Same(manager, provider.GetRequiredService<IRoomCallManager>());
        Assert.Same(manager.Rooms, provider.GetRequiredService<RoomAdministration>());
        Assert.Same(manager.Users, provider.GetRequiredService<UserAdministration>());
        Assert.Empty(manager.Calls);
        Assert.False(manager.TryGetCall("c1", out _));
    }

    [Fact]
    public async Task AddRoomCalls_RegisteredBefore_IsUsed()
    {
        IRoomCallManager mine = Substitute.For<IRoomCallManager>();
        ManualTimeProvider clock = new();
        ServiceCollection services = new();
        services.AddSingleton(mine).AddSingleton<TimeProvider>(clock);
        services.AddRoomCalls();
        services.AddRoomCalls(o => o.CallQueueCapacity = 77);
        await using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Same(mine, provider.GetRequiredService<IRoomCallManager>());
        Assert.Same(clock, provider.GetRequiredService<TimeProvider>());
        Assert.Equal(77, provider.GetRequiredService<IOptions<RoomCallsOptions>>().Value.CallQueueCapacity);
        Assert.Single(services, s => s.ServiceType == typeof(RoomAdministration));
        Assert.Single(services, s => s.ServiceType == typeof(IValidateOptions<RoomCallsOptions>));
    }

    [Fact]
    public async Task AddRoomCalls_NoTransport_AdvisesWhatToAdd()
    {
        await using ServiceProvider provider = new ServiceCollection()
            .AddRoomCalls(o => (o.CallbackUri, o.CallbackSecret) = (new Uri("https://app.example/events"), ScriptedFixture.Secret)).Services.BuildServiceProvider();
        IRoomCallManager manager = provider.GetRequiredService<IRoomCallManager>();
        ActionNotSupportedException missing = await Assert.ThrowsAsync<ActionNotSupportedException>(() => manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token));
        Assert.Contains("add one to AddRoomCalls(): UseRest(connectionString)", missing.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ActionNotSupportedException>(() => manager.Rooms.CreateAsync(new CreateRoom(), CurrentTest.Token));
        Assert.Empty(manager.Calls);
    }

    [Fact]
    public async Task AddRoomCalls_InvalidOptions_ReportsAllOnFirstUse()
    {
        await using ServiceProvider provider = new ServiceCollection().AddRoomCalls(o => (o.CallQueueCapacity, o.CallEndSettleTime) = (0, TimeSpan.MaxValue)).Services.BuildServiceProvider();
        Assert.Equal(2, Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IRoomCallManager>).Failures.Count());
    }

    [Fact]
    public async Task AddRoomCalls_RegisteredTransport_IsUsed()
    {
        ScriptedTransport transport = new ScriptedTransport().ThenAnswer(ActionAnswer.FromValue(new Room("991")));
        ServiceCollection services = new();
        services.AddSingleton<IRoomsTransport>(transport).AddRoomCalls();
        await using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal("991", (await provider.GetRequiredService<RoomAdministration>().GetAsync("991", CurrentTest.Token)).Id.Value);
    }

    [Fact]
    public void AddRoomCalls_Null_Throws() => Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddRoomCalls());
}
