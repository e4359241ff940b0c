using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Tests.Internal.Operations;

public sealed class RoomOperationsTests : IDisposable
{
    private const string RoomJson = """{"id":"99123","createdAt":"2026-01-05T08:59:01Z","validFrom":"2026-01-05T09:00:00Z","validUntil":"2026-01-05T11:00:00Z","pstnDialOutEnabled":true}""";

    private readonly RestTransportFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task CreateRoom_AllMembers_WritesEverything()
    {
        _fixture.Service.Answer(201, RoomJson);

        ActionAnswer answer = await _fixture.RoomsAsync(new CreateRoom
        {
            ValidFrom = new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.FromHours(1)),
            ValidUntil = new DateTimeOffset(2026, 1, 5, 11, 0, 0, 500, TimeSpan.Zero),
            PstnDialOutEnabled = true,
            Participants = [new(ParticipantId.User("8:acs:r_a"), RoomRole.Presenter), new(ParticipantId.User("8:acs:r_b"), default)],
        });

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal(("POST", "/rooms?api-version=2025-03-13"), (sent.Method, sent.PathAndQuery));
        Assert.Equal(
            """{"validFrom":"2026-01-05T09:00:00Z","validUntil":"2026-01-05T11:00:00.5Z","pstnDialOutEnabled":true,"participants":{"8:acs:r_a":{"role":"Presenter"},"8:acs:r_b":{"role":"Attendee"}}}""",
            sent.Body);
        Assert.True(sent.Headers.ContainsKey("Repeatability-Request-ID"));
        Assert.Equal(
            new Room("99123")
            {
                CreatedAt = new(2026, 1, 5, 8, 59, 1, TimeSpan.Zero),
                ValidFrom = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero),
                ValidUntil = new(2026, 1, 5, 11, 0, 0, TimeSpan.Zero),
                PstnDialOutEnabled = true,
            },
            answer.Value);
    }

    [Fact]
    public async Task CreateRoom_NoMembers_WritesAnEmptyObject()
    {
        _fixture.Service.Answer(201, RoomJson);

        await _fixture.RoomsAsync(new CreateRoom());

        Assert.Equal("{}", _fixture.Service.Request.Body);
    }

    [Theory]
    [InlineData("99123", "99123")]
    [InlineData("a b:c", "a%20b%3Ac")]
    [InlineData("a%2Fb", "a%252Fb")]
    public async Task GetRoom_Request_EncodesTheId(string id, string segment)
    {
        _fixture.Service.Answer(200, """{"id":"99123"}""");

        ActionAnswer answer = await _fixture.RoomsAsync(new GetRoom(id));

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal(("GET", $"/rooms/{segment}?api-version=2025-03-13", null), (sent.Method, sent.PathAndQuery, sent.Body));
        Assert.Equal(new Room("99123"), answer.Value);
        Assert.False(sent.Headers.ContainsKey("Repeatability-Request-ID"));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(" ")]
    public async Task GetPath_IdThatNamesAnotherPath_IsNotSent(string id)
    {
        await Assert.ThrowsAsync<InvalidActionException>(() => _fixture.RoomsAsync(new GetRoom(id)));
        await Assert.ThrowsAsync<InvalidActionException>(() => _fixture.RoomsAsync(new ListRoomParticipants(id)));

        Assert.Empty(_fixture.Service.Requests);
    }

    [Fact]
    public async Task ListRoomParticipants_SeveralPages_ReadsAll()
    {
        _fixture.Service
            .Answer(200, """{"value":[{"rawId":"8:acs:r_a","role":"Presenter"},{"role":"Attendee"}],"nextLink":"/rooms/99123/participants?token=2&api-version=2025-03-13"}""")
            .Answer(200, """{"value":[{"rawId":"8:acs:r_b"},{"rawId":"8:acs:r_c","role":"LaterRole"}],"nextLink":null}""");

        ListPage<RoomParticipant> first = Assert.IsType<ListPage<RoomParticipant>>((await _fixture.RoomsAsync(new ListRoomParticipants("99123"))).Value);
        ListPage<RoomParticipant> second = Assert.IsType<ListPage<RoomParticipant>>(
            (await _fixture.RoomsAsync(new ListRoomParticipants("99123") { ContinuationToken = first.ContinuationToken })).Value);

        Assert.Null(second.ContinuationToken);
        Assert.Equal(["/rooms/99123/participants?api-version=2025-03-13", "/rooms/99123/participants?token=2&api-version=2025-03-13"], _fixture.Service.Requests.Select(r => r.PathAndQuery));
        Assert.Equal(
            [new(ParticipantId.User("8:acs:r_a"), RoomRole.Presenter), new(ParticipantId.User("8:acs:r_b"), RoomRole.Attendee), new(ParticipantId.User("8:acs:r_c"), new RoomRole("LaterRole"))],
            first.Items.Concat(second.Items));
    }

    [Fact]
    public async Task ListRooms_SeveralPages_ReadsAll()
    {
        _fixture.Service
            .Answer(200, $$"""{"value":[{{RoomJson}},{"createdAt":"2026-01-05T08:59:01Z"}],"nextLink":"/rooms?nextLink=2&api-version=2025-03-13"}""")
            .Answer(200, """{"value":[{"id":"99124"}]}""");

        ListPage<Room> first = Assert.IsType<ListPage<Room>>((await _fixture.RoomsAsync(new ListRooms())).Value);
        ListPage<Room> second = Assert.IsType<ListPage<Room>>((await _fixture.RoomsAsync(new ListRooms { ContinuationToken = first.ContinuationToken })).Value);

        Assert.Null(second.ContinuationToken);
        Assert.Equal(["/rooms?api-version=2025-03-13", "/rooms?nextLink=2&api-version=2025-03-13"], _fixture.Service.Requests.Select(r => r.PathAndQuery));
        Assert.Equal(["99123", "99124"], first.Items.Concat(second.Items).Select(r => r.Id.ToString()));
    }

    [Theory]
    [InlineData("https://evil.example/rooms?t=1")]
    [InlineData("//evil.example/rooms?t=1")]
    [InlineData("rooms?t=1")]
    [InlineData("")]
    public async Task ListRooms_TokenOfNoPage_IsNotSent(string token)
    {
        await Assert.ThrowsAsync<InvalidActionException>(() => _fixture.RoomsAsync(new ListRooms { ContinuationToken = token }));

        Assert.Empty(_fixture.Service.Requests);
    }

    [Fact]
    public async Task ListRooms_LinkToAnotherOrigin_IsRefused()
    {
        _fixture.Service.Answer(200, """{"value":[],"nextLink":"https://evil.example/rooms?t=1"}""");

        TransportException refused = await Assert.ThrowsAsync<TransportException>(() => _fixture.RoomsAsync(new ListRooms()));

        Assert.Contains("another origin", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateRoom_AllMembers_WritesAMergePatch()
    {
        _fixture.Service.Answer(200, RoomJson);

        ActionAnswer answer = await _fixture.RoomsAsync(new UpdateRoom("99123")
        {
            ValidFrom = new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.FromHours(1)),
            ValidUntil = new DateTimeOffset(2026, 1, 5, 11, 0, 0, TimeSpan.Zero),
            PstnDialOutEnabled = false,
        });

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal(("PATCH", "/rooms/99123?api-version=2025-03-13"), (sent.Method, sent.PathAndQuery));
        Assert.Equal("application/merge-patch+json", sent.Headers["Content-Type"]);
        Assert.Equal("""{"validFrom":"2026-01-05T09:00:00Z","validUntil":"2026-01-05T11:00:00Z","pstnDialOutEnabled":false}""", sent.Body);
        Assert.False(sent.Headers.ContainsKey("Repeatability-Request-ID"));
        Assert.Equal("99123", Assert.IsType<Room>(answer.Value).Id.ToString());
    }

    [Fact]
    public async Task UpdateRoom_OneMember_WritesOnlyThat()
    {
        _fixture.Service.Answer(200, RoomJson);

        await _fixture.RoomsAsync(new UpdateRoom("99123") { PstnDialOutEnabled = true });

        Assert.Equal("""{"pstnDialOutEnabled":true}""", _fixture.Service.Request.Body);
    }

    [Fact]
    public async Task DeleteRoom_Request_IsADelete()
    {
        _fixture.Service.Answer(204);

        Assert.Same(ActionAnswer.Accepted, await _fixture.RoomsAsync(new DeleteRoom("a b")));

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal(("DELETE", "/rooms/a%20b?api-version=2025-03-13", null), (sent.Method, sent.PathAndQuery, sent.Body));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    public async Task UpdateRoomParticipants_Request_WritesAMergePatch(string body)
    {
        _fixture.Service.Answer(200, body);

        ActionAnswer answer = await _fixture.RoomsAsync(new UpdateRoomParticipants("99123")
        {
            AddOrUpdate = [new(ParticipantId.User("8:acs:r_new"), RoomRole.Collaborator), new(ParticipantId.User("8:acs:r_b"), default)],
            Remove = [ParticipantId.User("8:acs:r_old")],
        });

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal(("PATCH", "/rooms/99123/participants?api-version=2025-03-13"), (sent.Method, sent.PathAndQuery));
        Assert.Equal("application/merge-patch+json", sent.Headers["Content-Type"]);
        Assert.Equal("""{"participants":{"8:acs:r_new":{"role":"Collaborator"},"8:acs:r_b":{"role":"Attendee"},"8:acs:r_old":null}}""", sent.Body);
        Assert.Same(ActionAnswer.Accepted, answer);
    }

    [Theory]
    [InlineData(400, "BadRequest", "correct what it names")]
    [InlineData(403, "Forbidden", "check that the resource may do this")]
    [InlineData(404, "NotFound", "check the id")]
    [InlineData(409, "Conflict", "read the present state")]
    public async Task SendAsync_Refused_HasTheErrorCodeAndAdvice(int status, string code, string advice)
    {
        _fixture.Service.Answer(status, $$$"""{"error":{"code":"{{{code}}}","message":"m"}}""");

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.RoomsAsync(new UpdateRoom("99123") { PstnDialOutEnabled = true }));

        Assert.Equal((code, FailureOrigin.Response, status), (failed.ErrorCode, failed.Origin, failed.ResultInformation.Code));
        Assert.Contains(advice, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_RefusedWithoutBody_ReadsTheErrorCodeFromTheHeader()
    {
        _fixture.Service.Answer(404, null, ("x-ms-error-code", "NotFound"));

        Assert.Equal("NotFound", (await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.RoomsAsync(new DeleteRoom("99123")))).ErrorCode);
    }

    public static TheoryData<RoomCallAction, int, string> Unreadables => new()
    {
        { new CreateRoom(), 201, "{}" },
        { new CreateRoom(), 200, RoomJson },
        { new GetRoom("1"), 200, """{"createdAt":"x"}""" },
        { new GetRoom("1"), 201, RoomJson },
        { new ListRoomParticipants("1"), 200, "{}" },
        { new ListRoomParticipants("1"), 200, "" },
        { new ListRooms(), 200, "{}" },
        { new UpdateRoom("1") { PstnDialOutEnabled = true }, 200, "{}" },
        { new UpdateRoom("1") { PstnDialOutEnabled = true }, 204, "" },
        { new DeleteRoom("1"), 200, "{}" },
        { new UpdateRoomParticipants("1"), 204, "" },
    };

    [Theory]
    [MemberData(nameof(Unreadables))]
    public async Task SendAsync_UndocumentedAnswer_Throws(RoomCallAction action, int status, string body)
    {
        _fixture.Service.Answer(status, body);

        Assert.Equal(ActionEffect.Unknown, (await Assert.ThrowsAsync<TransportException>(() => _fixture.RoomsAsync(action))).Effect);
    }
}
