using Azure;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RoomCalls.Actions;
using RoomCalls.Rest.Internal.Operations;
using RoomCalls.Rest.Internal.SigningIn;
using RoomCalls.Rest.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Tests.Registration;

public sealed class RestRoomCallsBuilderExtensionsTests : IDisposable
{
    private const string Connection = "endpoint=https://first.example/;accesskey=" + RestTransportFixture.Key;

    private readonly StubBuilder _builder = new();
    private readonly ScriptedService _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public void UseRest_ConnectionString_RegistersBothPortsOnce()
    {
        Assert.Same(_builder, _builder.UseRest(Connection));

        using ServiceProvider provider = _builder.Services.BuildServiceProvider(validateScopes: true);
        Assert.IsType<RestTransport>(provider.GetRequiredService<ICallAutomationTransport>());
        Assert.IsType<RestTransport>(provider.GetRequiredService<IRoomsTransport>());
        Assert.Same(provider.GetRequiredService<ICallAutomationTransport>(), provider.GetRequiredService<ICallAutomationTransport>());
    }

    [Fact]
    public async Task UseRest_Twice_TheLaterReplaces()
    {
        _builder.UseRest(Connection).UseRest(new Uri("https://second.example"), new AzureKeyCredential("AQID"), o => o.Transport = _service.Transport);

        await using ServiceProvider provider = _builder.Services.BuildServiceProvider();
        _service.Answer(204);
        await Assert.Single(provider.GetServices<ICallAutomationTransport>()).SendAsync(new HangUpCall(), RestTransportFixture.Envelope, TestContext.Current.CancellationToken);

        Assert.Equal("second.example", _service.Request.Address.Host);
        Assert.Equal(AccessKey.CallbackSecret([1, 2, 3]), provider.GetRequiredService<IOptions<RoomCallsOptions>>().Value.CallbackSecret);
    }

    [Fact]
    public void UseRest_PortRegisteredAfterwards_Wins()
    {
        _builder.UseRest(Connection);
        _builder.Services.AddSingleton<IRoomsTransport>(new Own());

        using ServiceProvider provider = _builder.Services.BuildServiceProvider();
        Assert.IsType<Own>(provider.GetRequiredService<IRoomsTransport>());
    }

    [Fact]
    public async Task UseRest_TimeFromTheServices_SignsRequests()
    {
        _builder.Services.AddSingleton<TimeProvider>(new ManualTimeProvider(RestTransportFixture.Now));
        _builder.UseRest(Connection, o => o.Transport = _service.Transport);

        await using ServiceProvider provider = _builder.Services.BuildServiceProvider();
        _service.Answer(204);
        await provider.GetRequiredService<ICallAutomationTransport>().SendAsync(new HangUpCall(), RestTransportFixture.Envelope, TestContext.Current.CancellationToken);

        Assert.Equal("Fri, 20 Nov 2026 10:00:00 GMT", _service.Request.Headers["x-ms-date"]);
    }

    [Fact]
    public void UseRest_SecretInOptions_IsKept()
    {
        _builder.UseRest(Connection);
        _builder.Services.Configure<RoomCallsOptions>(o => o.CallbackSecret = "the caller's own secret");

        using ServiceProvider provider = _builder.Services.BuildServiceProvider();
        Assert.Equal("the caller's own secret", provider.GetRequiredService<IOptions<RoomCallsOptions>>().Value.CallbackSecret);
    }

    [Fact]
    public async Task UseRest_ContainerDisposed_LeavesTheCallersTransportOpen()
    {
        _builder.UseRest(Connection, o => o.Transport = _service.Transport);
        ServiceProvider provider = _builder.Services.BuildServiceProvider();
        provider.GetRequiredService<ICallAutomationTransport>();

        await provider.DisposeAsync();

        Assert.False(_service.IsDisposed);
    }

    [Fact]
    public async Task UseRest_ContainerDisposed_ClosesItsConnections()
    {
        await using LoopbackServer server = new(async (stream, _) => await stream.WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray()));
        _builder.UseRest($"endpoint={server.Endpoint};accesskey={RestTransportFixture.Key}");
        ServiceProvider provider = _builder.Services.BuildServiceProvider();
        ICallAutomationTransport transport = provider.GetRequiredService<ICallAutomationTransport>();
        await transport.SendAsync(new HangUpCall(), RestTransportFixture.Envelope, TestContext.Current.CancellationToken);

        await provider.DisposeAsync();

        await server.PeerClosed.WaitAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => transport.SendAsync(new HangUpCall(), RestTransportFixture.Envelope, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void UseRest_WrongInput_ThrowsAtOnce()
    {
        Assert.Throws<ArgumentException>(() => _builder.UseRest("endpoint=https://a.example/"));
        Assert.Throws<ArgumentNullException>(() => _builder.UseRest((Uri)null!, new AzureKeyCredential(RestTransportFixture.Key)));
        Assert.Throws<ArgumentNullException>(() => _builder.UseRest(new Uri("https://a.example"), (AzureKeyCredential)null!));
        Assert.Throws<ArgumentNullException>(() => _builder.UseRest(new Uri("https://a.example"), (TokenCredential)null!));
        Assert.Throws<ArgumentException>(() => _builder.UseRest(new Uri("http://localhost:8080"), new ScriptedCredential()));
        Assert.Throws<ArgumentNullException>(() => ((IRoomCallsBuilder)null!).UseRest(Connection));
        Assert.Empty(_builder.Services);
    }

    [Fact]
    public async Task UseRest_TokenCredential_SignsInWithIt()
    {
        _builder.UseRest(Connection).UseRest(
            new Uri("https://second.example"), new ScriptedCredential().Token("the-token", TimeSpan.FromHours(1)), o => o.Transport = _service.Transport);

        await using ServiceProvider provider = _builder.Services.BuildServiceProvider();
        _service.Answer(204);
        await provider.GetRequiredService<ICallAutomationTransport>().SendAsync(new HangUpCall(), RestTransportFixture.Envelope, TestContext.Current.CancellationToken);

        Assert.Equal(("second.example", "Bearer the-token"), (_service.Request.Address.Host, _service.Request.Headers["Authorization"]));
        Assert.Null(provider.GetRequiredService<IOptions<RoomCallsOptions>>().Value.CallbackSecret);
    }

    [Fact]
    public void UseRest_TokenCredentialWithCallback_NeedsACallbackSecret()
    {
        ServiceCollection services = new();
        services.AddRoomCalls(o => o.CallbackUri = new Uri("https://app.example/events")).UseRest(new Uri("https://a.example"), new ScriptedCredential());

        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Contains(
            "CallbackSecret is missing",
            Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IRoomCallManager>()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task UseRest_FailingCredential_IsAskedOnceAndNothingIsSent()
    {
        ServiceCollection services = new();
        ScriptedCredential credential = new ScriptedCredential().Fail(new InvalidOperationException("no identity here"));
        services.AddRoomCalls().UseRest(new Uri("https://a.example"), credential, o => o.Transport = _service.Transport);
        await using ServiceProvider provider = services.BuildServiceProvider();

        TransportException failed = await Assert.ThrowsAsync<TransportException>(
            () => provider.GetRequiredService<RoomAdministration>().GetAsync("99123", TestContext.Current.CancellationToken));

        Assert.Equal((TransportFault.Credential, ActionEffect.None), (failed.Fault, failed.Effect));
        Assert.Single(credential.Asked);
        Assert.Empty(_service.Requests);
    }

    private sealed class Own : IRoomsTransport
    {
        public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class StubBuilder : IRoomCallsBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}
