using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Tests;

/// <summary>Our requests against recorded ones, and recorded answers through our readers.</summary>
public sealed class RecordingsTests
{
    private static readonly ParticipantId Alice = ParticipantId.User("8:acs:resource_alice");

    [Fact]
    public async Task Connect_AsRecorded()
    {
        string serverCallId = RecordedExchange.Load("connect-1").RequestBody.GetProperty("callLocator").GetProperty("serverCallId").GetString()!;
        ActionEnvelope envelope = RestTransportFixture.Envelope with { CallConnectionId = null, CallbackUri = new("https://sanitized.skype.com/api/servicebuscallback/events?q=SanitizedSanitized") };

        (ActionAnswer answer, _) = await PlayAsync("connect-1", new ConnectCall(CallLocator.ServerCall(serverCallId)), envelope);

        CallConnectionProperties connection = Assert.IsType<CallConnectionProperties>(answer.Value);
        Assert.Equal("03009180-b586-4e1b-af6b-4cd72fc9ba27", connection.Id.ToString());
        Assert.Equal(CallConnectionState.Connecting, connection.State);
        Assert.Null(connection.ServerCallId);
        Assert.Equal("c4203264-74d7-4a6c-8f3f-29677d7fc7a6", connection.CorrelationId);
        Assert.Equal("?q=SanitizedSanitized", connection.CallbackUri!.Query);
    }

    [Theory]
    [InlineData("getCall-1", "03009180-9ae7-491e-8f26-c3dda3092b09")]
    [InlineData("getCall-3", "03009180-f94e-44fb-b227-5e7bca3fde9b")]
    [InlineData("getCall-5", "01007f80-ce55-46f0-a4e0-f320c34d62cb")]
    [InlineData("getCall-7", "421f0700-d3f9-42f8-8475-d65bc03380c5")]
    public async Task GetCallConnection_AsRecorded(string recording, string leg)
    {
        (ActionAnswer answer, _) = await PlayAsync(recording, new GetCallConnection(), RestTransportFixture.Envelope with { CallConnectionId = leg });

        CallConnectionProperties connection = Assert.IsType<CallConnectionProperties>(answer.Value);
        Assert.Equal(leg, connection.Id.ToString());
        Assert.Equal(CallConnectionState.Connected, connection.State);
        Assert.StartsWith("aHR0cHM6", connection.ServerCallId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddParticipant_AsRecorded()
    {
        ActionEnvelope envelope = RestTransportFixture.Envelope with { CallConnectionId = "03009180-2bfc-464c-b5ae-b703cd6db7cb", OperationContext = "context" };

        // Only we state the kind, which the recorded client leaves to the nested object.
        (ActionAnswer answer, _) = await PlayAsync(
            "addParticipant-1", new AddParticipant(Alice) { InvitationTimeout = TimeSpan.FromSeconds(60) }, envelope, "participantToAdd.kind");

        Assert.Equal("5197ad25-92dd-44d4-b932-7d7b915a3626", answer.InvitationId);
    }

    [Fact]
    public async Task CancelAddParticipant_AsRecorded()
    {
        ActionEnvelope envelope = RestTransportFixture.Envelope with { CallConnectionId = "03009180-2bfc-464c-b5ae-b703cd6db7cb", OperationContext = "context" };

        (ActionAnswer answer, _) = await PlayAsync("cancelAddParticipant-1", new CancelAddParticipant("5197ad25-92dd-44d4-b932-7d7b915a3626"), envelope);

        Assert.Equal(ActionAnswer.Accepted, answer);
    }

    [Fact]
    public async Task RemoveParticipant_AsRecorded()
    {
        ActionEnvelope envelope = RestTransportFixture.Envelope with { CallConnectionId = "4c1f6500-b271-4061-9376-dafb0d9e6e71" };

        // The recorder of 2022 kept no request body.
        (ActionAnswer answer, _) = await PlayAsync("removeParticipant-2", new RemoveParticipant(Alice), envelope, "participantToRemove");

        Assert.Equal(ActionAnswer.Accepted, answer);
    }

    [Theory]
    [InlineData("listParticipants-2", "4c1f6500-b271-4061-9376-dafb0d9e6e71", null)]
    [InlineData("listParticipants-4", "421f0b00-b014-4eca-b06f-c8dfe2337605", false)]
    public async Task ListParticipants_AsRecorded(string recording, string leg, bool? onHold)
    {
        (ActionAnswer answer, RecordedExchange played) = await PlayAsync(recording, new ListParticipants(), RestTransportFixture.Envelope with { CallConnectionId = leg });

        IReadOnlyList<RosterEntry> roster = Assert.IsType<IReadOnlyList<RosterEntry>>(answer.Value, exactMatch: false);
        Assert.Equal(2, roster.Count);
        Assert.Equal(2, roster.Select(r => r.Id).Distinct().Count());
        Assert.All(roster, entry =>
        {
            Assert.Equal(ParticipantKind.CommunicationUser, entry.Id.Kind);
            Assert.Contains(entry.Id.RawId, played.ResponseBody.GetRawText(), StringComparison.Ordinal);
            Assert.False(entry.IsMuted);
            Assert.Equal(onHold, entry.IsOnHold);
        });
    }

    [Theory]
    [InlineData("getParticipant-1", "03009180-6522-45b9-b6bd-9d68c6ffda3f", true)]
    [InlineData("getParticipant-3", "05002180-9b4b-4b86-ae70-64a65a43fd6b", false)]
    public async Task GetParticipant_AsRecorded(string recording, string leg, bool onHold)
    {
        (ActionAnswer answer, _) = await PlayAsync(recording, new GetParticipant(ParticipantId.Parse("Sanitized")), RestTransportFixture.Envelope with { CallConnectionId = leg });

        RosterEntry entry = Assert.IsType<RosterEntry>(answer.Value);
        Assert.Equal(ParticipantKind.CommunicationUser, entry.Id.Kind);
        Assert.Equal("Sanitized", entry.Id.RawId);
        Assert.False(entry.IsMuted);
        Assert.Equal(onHold, entry.IsOnHold);
    }

    [Fact]
    public async Task HangUp_AsRecorded()
    {
        (ActionAnswer answer, _) = await PlayAsync("hangup-2", new HangUpCall(), RestTransportFixture.Envelope with { CallConnectionId = "03009180-597a-4ebf-9e38-d64e38606d43" });

        Assert.Equal(ActionAnswer.Accepted, answer);
    }

    [Theory]
    [InlineData("terminate-1", "03009180-b586-4e1b-af6b-4cd72fc9ba27")]
    [InlineData("terminate-3", "1d001f80-9437-4edd-8123-e96d344a8e99")]
    [InlineData("terminate-5", "01007f80-ce55-46f0-a4e0-f320c34d62cb")]
    public async Task HangUpForEveryone_AsRecorded(string recording, string leg)
    {
        (ActionAnswer answer, _) = await PlayAsync(recording, new HangUpForEveryone(), RestTransportFixture.Envelope with { CallConnectionId = leg });

        Assert.Equal(ActionAnswer.Accepted, answer);
    }

    [Fact]
    public async Task CreateRoom_AsRecorded()
    {
        CreateRoom room = new()
        {
            ValidFrom = RestTransportFixture.Now,
            ValidUntil = RestTransportFixture.Now.AddDays(1),
            Participants =
            [
                new(ParticipantId.User("8:acs:1baa2c90-9c2f-4958-8834-d0197bd38767_00000029-926c-fa74-aa47-09bd45605e55"), RoomRole.Presenter),
                new(ParticipantId.User("8:acs:1baa2c90-9c2f-4958-8834-d0197bd38767_00000029-926c-faa2-aa47-09bd45605e56"), RoomRole.Attendee),
            ],
        };

        (ActionAnswer answer, _) = await PlayAsync("rooms-create-1", room, RestTransportFixture.Envelope);

        Room made = Assert.IsType<Room>(answer.Value);
        Assert.Equal("99495767557849042", made.Id.ToString());
        Assert.Equal(new DateTimeOffset(2025, 8, 28, 21, 17, 54, TimeSpan.Zero).AddTicks(8973996), made.CreatedAt);
        Assert.Equal(TimeSpan.FromDays(1), made.ValidUntil - made.ValidFrom);
        Assert.False(made.PstnDialOutEnabled);
    }

    [Fact]
    public async Task CreateRoom_NoParticipants_AsRecorded()
    {
        (ActionAnswer answer, _) = await PlayAsync("rooms-create-3", new CreateRoom(), RestTransportFixture.Envelope);

        Assert.Equal("99479535478744888", Assert.IsType<Room>(answer.Value).Id.ToString());
    }

    [Fact]
    public async Task GetRoom_AsRecorded()
    {
        (ActionAnswer answer, _) = await PlayAsync("rooms-get-1", new GetRoom("Sanitized"), RestTransportFixture.Envelope);

        Assert.Equal("99495767557849042", Assert.IsType<Room>(answer.Value).Id.ToString());
    }

    [Fact]
    public async Task ListRoomParticipants_AsRecorded()
    {
        (ActionAnswer answer, _) = await PlayAsync("rooms-participants-list-1", new ListRoomParticipants("99466752442671807"), RestTransportFixture.Envelope);

        RoomParticipant one = Assert.Single(Assert.IsType<ListPage<RoomParticipant>>(answer.Value).Items);
        Assert.Equal("Sanitized", one.Id.RawId);
        Assert.Equal(RoomRole.Presenter, one.Role);
    }

    [Fact]
    public async Task ListRooms_AsRecorded()
    {
        using RestTransportFixture fixture = new("https://endpoint");
        RecordedExchange.Load("rooms-list-1").PlayInto(fixture.Service);
        fixture.Service.Answer(200, """{"value":[]}""");

        ListPage<Room> first = Assert.IsType<ListPage<Room>>((await fixture.RoomsAsync(new ListRooms())).Value);
        ListPage<Room> second = Assert.IsType<ListPage<Room>>((await fixture.RoomsAsync(new ListRooms { ContinuationToken = first.ContinuationToken })).Value);

        IReadOnlyList<Room> rooms = [.. first.Items, .. second.Items];
        Assert.Equal(["99453168573065721", "99481460141360043", "99491678315090782"], rooms.Select(r => r.Id.ToString()));
        Assert.Equal(TimeSpan.FromMinutes(5), rooms[1].ValidUntil - rooms[1].ValidFrom);
        Assert.Equal(2, fixture.Service.Requests.Count);
    }

    [Fact]
    public async Task DeleteRoom_AsRecorded()
    {
        (ActionAnswer answer, _) = await PlayAsync("rooms-delete-1", new DeleteRoom("Sanitized"), RestTransportFixture.Envelope);

        Assert.Equal(ActionAnswer.Accepted, answer);
    }

    [Fact]
    public async Task UpdateRoomParticipants_AsRecorded()
    {
        (ActionAnswer answer, _) = await PlayAsync(
            "rooms-participants-remove-1", new UpdateRoomParticipants("99452383047146889") { Remove = [ParticipantId.Parse("Sanitized")] }, RestTransportFixture.Envelope);

        Assert.Equal(ActionAnswer.Accepted, answer);
    }

    [Fact]
    public async Task UpdateRoom_Refused_AsRecorded()
    {
        using RestTransportFixture fixture = new();
        RecordedExchange recording = RecordedExchange.Load("rooms-update-error-1");
        recording.PlayInto(fixture.Service);
        DateTimeOffset from = new(2024, 3, 26, 19, 53, 19, TimeSpan.Zero);

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(
            () => fixture.RoomsAsync(new UpdateRoom("non-existingroomId") { ValidFrom = from, ValidUntil = from.AddMinutes(5) }));

        SentRequest ours = fixture.Service.Request;
        Assert.Equal((recording.Method, recording.Address.AbsolutePath), (ours.Method, ours.Path));
        Assert.Equal(recording.Root.GetProperty("request").GetProperty("headers").GetProperty("Content-Type").GetString(), ours.Headers["Content-Type"]);

        // The recorded client writes milliseconds, we write none where there are none.
        Assert.Empty(JsonDifference.Between(recording.RequestBody, ours.Json, "validFrom", "validUntil"));
        Assert.Equal(recording.RequestBody.GetProperty("validFrom").GetDateTimeOffset(), ours.Json.GetProperty("validFrom").GetDateTimeOffset());
        Assert.Equal(new ResultInformation(400, 0, "Invalid room ID."), failed.ResultInformation);
        Assert.Equal("BadRequest", failed.ErrorCode);
    }

    [Theory]
    [InlineData("getCall-error-2", "4d8eb974-a6c5-4a65-8f1e-cd246d52c8d3")]
    [InlineData("getCall-error-4", "7df54211-3925-4ec4-aa95-f9d73362dedd")]
    [InlineData("terminate-error-1", "332b8104-de7b-4d8b-a760-4b306624961a")]
    public async Task SendAsync_CallRefused_AsRecorded(string recording, string requestId)
    {
        using RestTransportFixture fixture = new();
        RecordedExchange played = RecordedExchange.Load(recording);
        played.PlayInto(fixture.Service);

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(
            () => fixture.CallAsync(played.Method == "GET" ? new GetCallConnection() : new HangUpForEveryone()));

        Assert.Equal(new ResultInformation(404, 8522, "Call not found."), failed.ResultInformation);
        Assert.Equal("8522", failed.ErrorCode);
        Assert.Equal(requestId, failed.RequestId);
    }

    [Fact]
    public async Task SendAsync_RoomRefused_AsRecorded()
    {
        using RestTransportFixture fixture = new();
        RecordedExchange.Load("rooms-create-error-1").PlayInto(fixture.Service);

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => fixture.RoomsAsync(new CreateRoom()));

        Assert.Equal(new ResultInformation(400, 0, "Invalid format for communication identifier."), failed.ResultInformation);
        Assert.Equal("BadRequest", failed.ErrorCode);
    }

    /// <summary>Sends our action, compares it with the recorded request, and plays the recorded answer.</summary>
    private static async Task<(ActionAnswer Answer, RecordedExchange Recording)> PlayAsync(
        string name, RoomCallAction action, ActionEnvelope envelope, params string[] exceptions)
    {
        using RestTransportFixture fixture = new();
        RecordedExchange recording = RecordedExchange.Load(name);
        recording.PlayInto(fixture.Service);
        IActionTransport transport = recording.Address.AbsolutePath.StartsWith("/rooms", StringComparison.Ordinal) ? fixture.Rooms : fixture.Calls;

        ActionAnswer answer = await transport.SendAsync(action, envelope, TestContext.Current.CancellationToken);

        SentRequest ours = fixture.Service.Request;
        Assert.Equal(recording.Method, ours.Method);
        Assert.Equal(recording.Address.AbsolutePath, ours.Path);
        if (recording.RequestHas("Authorization"))
        {
            // The recorder of 2022 dropped these headers together with the signature.
            Assert.Equal(recording.RequestHas("Repeatability-Request-ID"), ours.Headers.ContainsKey("Repeatability-Request-ID"));
            Assert.Equal(recording.RequestHas("Repeatability-First-Sent"), ours.Headers.ContainsKey("Repeatability-First-Sent"));
        }

        System.Text.Json.JsonElement body = ours.Body is null ? System.Text.Json.JsonElement.Parse("null") : ours.Json;
        Assert.Empty(JsonDifference.Between(recording.RequestBody, body, exceptions));
        return (answer, recording);
    }
}
