using System.Text;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Benchmarks.Held;

/// <summary>A service in memory that answers at once. A connect is answered after its events: the call comes up at once, with everybody in it.</summary>
internal sealed class InstantService : ICallAutomationTransport, IRoomsTransport
{
    /// <summary>How many people are in each call.</summary>
    public const int People = 10;

    private static readonly ListPage<RoomParticipant> Nobody = new() { Items = [] };

    public IRoomCallManager? Manager { get; set; }

    /// <summary>The query of the callback address of the newest connect.</summary>
    public string LastQuery { get; private set; } = string.Empty;

    /// <summary>The context of the newest action that has one.</summary>
    public string? LastContext { get; private set; }

    public async Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case GetRoom room:
                return ActionAnswer.Room(new Room(room.RoomId) { ValidUntil = DateTimeOffset.MaxValue - TimeSpan.FromDays(1), PstnDialOutEnabled = true });
            case ListRoomParticipants:
                return ActionAnswer.RoomParticipants(Nobody);
            case ConnectCall { Locator: RoomCallLocator { RoomId: var room } }:
                LastQuery = envelope.CallbackUri!.Query;
                await PostAsync(LastQuery, CallbackBodies.Connected(room.Value, envelope.OperationContext)).ConfigureAwait(false);
                await PostAsync(LastQuery, CallbackBodies.Roster(room.Value, 1, 0, People)).ConfigureAwait(false);
                return ActionAnswer.Connection(new CallConnectionProperties(CallbackBodies.ConnectionOf(room.Value)) { State = CallConnectionState.Connected });
            default:
                LastContext = envelope.OperationContext;
                return ActionAnswer.Accepted;
        }
    }

    /// <summary>Posts a callback, as the service does.</summary>
    public async Task PostAsync(string query, byte[] body)
    {
        using MemoryStream stream = new(body, writable: false);
        CallbackRequest request = new(stream) { ContentType = "application/cloudevents+json", Query = query, ContentLength = body.Length };
        CallbackResult result = await Manager!.ReceiveAsync(request).ConfigureAwait(false);
        if (result.StatusCode != 200)
        {
            throw new InvalidOperationException($"A callback was refused: {result.Reason}");
        }
    }

    /// <summary>The text of a body as bytes.</summary>
    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
