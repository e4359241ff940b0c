using System.Text;

namespace RoomCalls.Specs.Promises;

public sealed class Promise05RefusedBodySpecs
{
    private const int Far = 1000;

    public static TheoryData<string, int> RefusedBodies => new()
    {
        { "not JSON", 400 },
        { "cut off", 400 },
        { "empty", 400 },
        { "a number", 400 },
        { "no CloudEvent", 400 },
        { "one good event and one bad", 400 },
        { "an event of another connection", 400 },
        { "events of two connections", 400 },
        { "not UTF-8", 400 },
        { "plain text", 400 },
        { "too large", 413 },
        { "too large, of unknown length", 413 },
        { "no key", 401 },
        { "a wrong signature", 401 },
        { "the key of another secret", 401 },
    };

    [Theory]
    [MemberData(nameof(RefusedBodies))]
    public async Task Promise_5_a_bad_body_is_refused_and_harms_nothing(string what, int status)
    {
        using MetricsCollector metrics = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        Room otherRoom = await fixture.OpenRoomAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using IRoomCall other = await fixture.Manager.ConnectAsync(CallLocator.Room(otherRoom.Id), CurrentTest.Token);
        await fixture.SettleAsync();
        RoomCallState before = call.State;
        Task<RoomCallParticipant> add = other.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token);

        int answered = await PostAsync(fixture, call, other, what);

        Assert.Equal(status, answered);
        Assert.Same(before, call.State);
        Assert.Equal(KnownPhones.Answering, (await fixture.AdvanceToResultAsync(add)).Id);
        await fixture.SettleAsync();
        Assert.Equal([fixture.Alice, fixture.Bob, KnownPhones.Answering], other.State.Participants.Select(p => p.Id));
        Assert.Equal(1, metrics.Sum("roomcalls.callbacks") - metrics.Sum("roomcalls.callbacks", "status=Accepted"));
        Assert.Equal(200, await fixture.PostAsync(call, CallbackJson.Roster(call, Far, fixture.Clock.GetUtcNow(), fixture.Alice)));
    }

    private static Task<int> PostAsync(EmulatorFixture fixture, IRoomCall call, IRoomCall other, string what)
    {
        DateTimeOffset now = fixture.Clock.GetUtcNow();
        Uri address = fixture.CallbackUriOf(call);
        string good = CallbackJson.Roster(call, Far, now, fixture.Alice);
        byte[] wellFormed = Encoding.UTF8.GetBytes(CallbackJson.Array(good));
        return what switch
        {
            "not JSON" => Post("hello"),
            "cut off" => CallbackPoster.PostAsync(address, wellFormed[..^20]),
            "empty" => Post(string.Empty),
            "a number" => Post("42"),
            "no CloudEvent" => Post("""[{"id":"1","type":"Microsoft.Communication.CallConnected"}]"""),
            "one good event and one bad" => Post($"[{good},{{\"id\":\"2\"}}]"),
            "an event of another connection" => fixture.PostAsync(call, CallbackJson.Roster(other, Far, now, fixture.Alice)),
            "events of two connections" => fixture.PostAsync(call, good, CallbackJson.Roster(other, Far, now, fixture.Alice)),
            "not UTF-8" => CallbackPoster.PostAsync(address, [.. wellFormed.Select(b => b == (byte)'P' ? (byte)0xFF : b)]),
            "plain text" => CallbackPoster.PostAsync(address, wellFormed, "text/plain"),
            "too large" => CallbackPoster.PostAsync(address, new byte[(1024 * 1024) + 1]),
            "too large, of unknown length" => CallbackPoster.PostAsync(address, new byte[(1024 * 1024) + 1], chunked: true),
            "no key" => CallbackPoster.PostAsync(fixture.Options.CallbackUri!, wellFormed),
            "a wrong signature" => CallbackPoster.PostAsync(new Uri(Tampered(address.AbsoluteUri)), wellFormed),
            _ => CallbackPoster.PostAsync(fixture.CallbackUriOf(call, "a secret of somebody else"), wellFormed),
        };

        Task<int> Post(string body) => CallbackPoster.PostAsync(address, body);
    }

    /// <summary>Changes the first character of the signature.</summary>
    private static string Tampered(string address)
    {
        int signature = address.LastIndexOf('.') + 1;
        return string.Concat(address.AsSpan(0, signature), address[signature] == 'A' ? "B" : "A", address.AsSpan(signature + 1));
    }
}
