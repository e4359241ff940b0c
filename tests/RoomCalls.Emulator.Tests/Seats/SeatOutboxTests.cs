using System.Net.WebSockets;
using RoomCalls.Emulator.Internal.Seats;
using RoomCalls.Emulator.Internal.Time;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class SeatOutboxTests : IDisposable
{
    private readonly InFlight _inFlight = new();
    private readonly WebSocket _socket = WebSocket.CreateFromStream(Stream.Null, new WebSocketCreationOptions { IsServer = true });

    public void Dispose() => _socket.Dispose();

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_message_is_in_flight_until_it_is_sent_or_seen(bool acknowledges, bool isIdleOnceSent)
    {
        SeatOutbox outbox = new(_socket, _inFlight) { Acknowledges = acknowledges };
        outbox.Send([1]);
        Assert.False(_inFlight.IsIdle);
        outbox.Close();
        await outbox.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(isIdleOnceSent, _inFlight.IsIdle);
        outbox.Acknowledge();
        Assert.True(_inFlight.IsIdle);
    }

    [Fact]
    public async Task Nothing_is_in_flight_once_the_client_is_gone()
    {
        SeatOutbox outbox = new(_socket, _inFlight) { Acknowledges = true };
        outbox.Send([1]);
        outbox.Close();
        await outbox.RunAsync(TestContext.Current.CancellationToken);
        outbox.Drop();
        outbox.Acknowledge();
        outbox.Send([2]);
        Assert.True(_inFlight.IsIdle);
    }

    [Fact]
    public void What_was_never_sent_is_given_up()
    {
        SeatOutbox outbox = new(_socket, _inFlight);
        outbox.Send([1]);
        outbox.Close();
        outbox.Drop();
        Assert.True(_inFlight.IsIdle);
    }

    [Fact]
    public async Task The_first_end_says_how_the_socket_is_closed()
    {
        using MemoryStream written = new();
        using WebSocket socket = WebSocket.CreateFromStream(written, new WebSocketCreationOptions { IsServer = true });
        SeatOutbox outbox = new(socket, _inFlight);
        outbox.Close(WebSocketCloseStatus.PolicyViolation);
        outbox.Close();
        await outbox.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1008, (written.ToArray()[2] << 8) + written.ToArray()[3]);
    }
}
