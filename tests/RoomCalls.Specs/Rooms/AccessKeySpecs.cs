using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Emulator;

namespace RoomCalls.Specs.Rooms;

public sealed class AccessKeySpecs
{
    [Fact]
    public async Task I_can_see_that_the_access_key_is_wrong_and_the_key_is_shown_nowhere()
    {
        await using RoomCallsEmulator emulator = await RoomCallsEmulator.StartNewAsync(cancellationToken: CurrentTest.Token);
        const string WrongKey = "dGhpcyBpcyBub3QgdGhlIGtleSBvZiB0aGUgZW11bGF0b3I=";
        ServiceCollection services = new();
        services.AddRoomCalls(o => o.CallbackUri = new Uri("https://app.example/events")).UseRest($"endpoint={emulator.Endpoint};accesskey={WrongKey}");
        await using ServiceProvider provider = services.BuildServiceProvider();
        IRoomCallManager manager = provider.GetRequiredService<IRoomCallManager>();

        ActionFailedException onRooms = await Assert.ThrowsAsync<ActionFailedException>(() => manager.Rooms.GetAsync("1", CurrentTest.Token));
        ActionFailedException onUsers = await Assert.ThrowsAsync<ActionFailedException>(() => manager.Users.CreateAsync(CurrentTest.Token));
        ActionFailedException onCalls = await Assert.ThrowsAsync<ActionFailedException>(() => manager.ConnectAsync(CallLocator.Room("1"), CurrentTest.Token));

        Assert.All((ActionFailedException[])[onRooms, onUsers, onCalls], failed =>
        {
            Assert.Equal(FailureOrigin.Response, failed.Origin);
            Assert.Equal(401, failed.ResultInformation.Code);
            Assert.Contains("access key", failed.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(WrongKey, failed.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("Signature=", failed.ToString(), StringComparison.Ordinal);
        });
        Assert.All(emulator.Requests, r => Assert.Equal(401, r.Status));
        Assert.Equal(["/rooms/1", "/identities", "/rooms/1", "/calling/callConnections:connect"], emulator.Requests.Select(r => r.Path));
        Assert.Empty(manager.Calls);
    }
}
