using RoomCalls.Actions;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Facade;

public sealed class UsersAdministrationTests : IAsyncDisposable
{
    private readonly ScriptedRooms _rooms = new(_ => null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task DeleteAsync_GoneAlready_IsSuccess()
    {
        Assert.Equal(200, (await _rooms.Users.DeleteAsync(Person.Alice, Token)).Code);
        _rooms.Answer = action => throw ScriptedRooms.Refusal(action, 404);

        Assert.Equal(404, (await _rooms.Users.DeleteAsync(Person.Alice, Token)).Code);
    }

    [Fact]
    public async Task RevokeTokensAsync_UnknownUser_Fails()
    {
        await _rooms.Users.RevokeTokensAsync(Person.Alice, Token);
        _rooms.Answer = action => throw ScriptedRooms.Refusal(action, 404);

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => _rooms.Users.RevokeTokensAsync(Person.Alice, Token));

        Assert.Contains("check the id", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RevokeTokensAsync_Unclear_IsSentAgain()
    {
        _rooms.Answer = action => _rooms.Sent.Count == 1 ? throw ScriptedRooms.Unclear(action) : null;

        await _rooms.Users.RevokeTokensAsync(Person.Alice, Token);

        Assert.Equal(2, _rooms.Sent.Count);
    }

    [Fact]
    public async Task CreateWithTokenAsync_Unclear_IsNotSentAgain()
    {
        _rooms.Answer = action => throw ScriptedRooms.Unclear(action);

        await Assert.ThrowsAsync<TransportException>(() => _rooms.Users.CreateWithTokenAsync(new CreateUserAndToken(), Token));

        Assert.Single(_rooms.Sent);
    }

    [Fact]
    public async Task CreateWithTokenAsync_GivesBoth_AndPrintsNoToken()
    {
        _rooms.Answer = _ => new RoomUser(Person.Alice, new RoomUserToken("the-token", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

        RoomUser user = await _rooms.Users.CreateWithTokenAsync(new CreateUserAndToken(), Token);

        Assert.Equal((Person.Alice, "the-token"), (user.Id, user.Token.Value));
        Assert.DoesNotContain("the-token", user.ToString(), StringComparison.Ordinal);
    }
}
