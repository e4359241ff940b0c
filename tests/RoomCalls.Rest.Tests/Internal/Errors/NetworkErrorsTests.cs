using System.Net.Sockets;
using System.Security.Authentication;
using Azure;
using RoomCalls.Actions;
using RoomCalls.Rest.Internal.Errors;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.Errors;

public sealed class NetworkErrorsTests
{
    public static TheoryData<Exception> NeverLeft =>
    [
        new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused)),
        new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"),
        new HttpRequestException(HttpRequestError.SecureConnectionError, "handshake", new AuthenticationException("certificate")),
        new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)),
        new HttpRequestException("no such host", new SocketException((int)SocketError.HostNotFound)),
        new SocketException((int)SocketError.ConnectionRefused),
        new RequestFailedException("wrapped", new HttpRequestException(HttpRequestError.ConnectionError, "refused")),
        new AggregateException(new RequestFailedException("wrapped", new HttpRequestException(HttpRequestError.ConnectionError, "refused"))),
    ];

    public static TheoryData<Exception> MayHaveArrived =>
    [
        new HttpRequestException(HttpRequestError.ResponseEnded, "ended"),
        new HttpRequestException("reset", new IOException("reset", new SocketException((int)SocketError.ConnectionReset))),
        new HttpRequestException("?"),
        new HttpIOException(HttpRequestError.ResponseEnded, "ended"),
        new IOException("cut"),
        new RequestFailedException("wrapped", new HttpRequestException(HttpRequestError.InvalidResponse, "invalid")),
        new RequestFailedException("alone"),
        new AggregateException(new HttpRequestException(HttpRequestError.ConnectionError, "refused"), new IOException("cut")),
        new AggregateException(),
    ];

    [Theory]
    [MemberData(nameof(NeverLeft))]
    public async Task From_FailureBeforeAByteWasSent_HasNoEffect(Exception exception)
    {
        TransportException failed = await SendAsync(exception);

        Assert.Equal((TransportFault.Network, ActionEffect.None), (failed.Fault, failed.Effect));
        Assert.StartsWith("HangUpCall was not sent", failed.Message, StringComparison.Ordinal);
        Assert.NotNull(failed.InnerException);
    }

    [Theory]
    [MemberData(nameof(MayHaveArrived))]
    public async Task From_AnyOtherFailure_HasUnknownEffect(Exception exception)
    {
        TransportException failed = await SendAsync(exception);

        Assert.Equal((TransportFault.Network, ActionEffect.Unknown), (failed.Fault, failed.Effect));
    }

    [Fact]
    public async Task From_Timeout_IsTimedOut() => Assert.Equal(TransportFault.TimedOut, (await SendAsync(new TaskCanceledException("late", new TimeoutException()))).Fault);

    [Fact]
    public void IsNetworkError_ProgrammingError_ReturnsFalse() => Assert.False(NetworkErrors.IsNetworkError(new ArgumentException("mine")));

    [Fact]
    public async Task SendAsync_ProgrammingError_IsRethrown()
    {
        using RestTransportFixture fixture = new();
        fixture.Service.Throw(new NotImplementedException());

        await Assert.ThrowsAsync<NotImplementedException>(() => fixture.CallAsync(new HangUpCall()));
    }

    private static async Task<TransportException> SendAsync(Exception exception)
    {
        using RestTransportFixture fixture = new();
        fixture.Service.Throw(exception);
        return await Assert.ThrowsAsync<TransportException>(() => fixture.CallAsync(new HangUpCall()));
    }
}
