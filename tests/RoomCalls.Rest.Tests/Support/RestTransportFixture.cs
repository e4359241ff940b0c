using Azure;
using Azure.Core;
using RoomCalls.Actions;
using RoomCalls.Rest.Internal.Connecting;
using RoomCalls.Rest.Internal.Http;
using RoomCalls.Rest.Internal.Operations;
using RoomCalls.Rest.Internal.SigningIn;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Tests.Support;

/// <summary>Both transports, fixture to a scripted service.</summary>
internal sealed class RestTransportFixture : IDisposable
{
    public const string Key = "ZW11bGF0b3ItdGVzdC1rZXktbm90LWEtc2VjcmV0ISE=";
    public const string Leg = "401f0b00-0000-4000-8000-000000000001";

    /// <summary>When the fixture's clock starts.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    private readonly RestPipeline _pipeline;

    public RestTransportFixture(string endpoint = "https://name.communication.azure.com/", Action<RestOptions>? configure = null, TokenCredential? tokens = null)
    {
        RestOptions options = new() { Transport = Service.Transport };
        configure?.Invoke(options);
        Credential = new AzureKeyCredential(Key);
        RestConnection connection = new(new Uri(endpoint), tokens is null ? new KeySignIn(Credential) : new TokenSignIn(tokens), options);
        _pipeline = new RestPipeline(connection, Clock);
        Calls = RestTransport.ForCalls(_pipeline, connection);
        Rooms = RestTransport.ForRooms(_pipeline, connection);
    }

    public static ActionEnvelope Envelope { get; } = new()
    {
        CallConnectionId = Leg,
        RepeatabilityId = Guid.Parse("0AEF1B2C-3D4E-4F50-8A6B-7C8D9EAFB0C1"),
        FirstSent = new DateTimeOffset(2026, 11, 20, 12, 29, 28, TimeSpan.FromHours(2)),
    };

    public ScriptedService Service { get; } = new();

    public ManualTimeProvider Clock { get; } = new(Now);

    public AzureKeyCredential Credential { get; }

    public ICallAutomationTransport Calls { get; }

    public IRoomsTransport Rooms { get; }

    public Task<ActionAnswer> CallAsync(RoomCallAction action, ActionEnvelope? envelope = null) =>
        Calls.SendAsync(action, envelope ?? Envelope, CurrentTest.Token);

    public Task<ActionAnswer> RoomsAsync(RoomCallAction action) =>
        Rooms.SendAsync(action, Envelope with { CallConnectionId = null }, CurrentTest.Token);

    /// <summary>The exception of reading a call when the service answers like this.</summary>
    public async Task<T> FailAsync<T>(int status, string? body = null, params (string Name, string Value)[] headers)
        where T : Exception
    {
        Service.Answer(status, body, headers);
        return await Assert.ThrowsAsync<T>(() => CallAsync(new GetCallConnection()));
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        Service.Dispose();
    }
}
