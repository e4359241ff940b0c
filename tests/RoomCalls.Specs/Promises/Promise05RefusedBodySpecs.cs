using System.Text;
using System.Text.Json.Nodes;
using RoomCalls.Specs.Support;

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
        using Metering metering = new();
        await using Stage stage = await Stage.BuildAsync();
        Room otherRoom = await stage.OpenRoomAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using IRoomCall other = await stage.Manager.ConnectAsync(CallLocator.Room(otherRoom.Id), Stage.Token);
        await stage.SettleAsync();
        RoomCallState before = call.State;
        Task<RoomCallParticipant> add = other.AddParticipantAsync(Phones.Answering, Stage.Token);

        int answered = await PostAsync(stage, call, other, what);

        Assert.Equal(status, answered);
        Assert.Same(before, call.State);
        Assert.Equal(Phones.Answering, (await stage.OutcomeAsync(add)).Id);
        await stage.SettleAsync();
        Assert.Equal([stage.Alice, stage.Bob, Phones.Answering], other.State.Participants.Select(p => p.Id));
        Assert.Equal(1, metering.Sum("roomcalls.callbacks") - metering.Sum("roomcalls.callbacks", "verdict=Accepted"));
        Assert.Equal(200, await stage.PostAsync(call, Callback.Roster(call, Far, stage.Clock.GetUtcNow(), stage.Alice)));
    }

    private static Task<int> PostAsync(Stage stage, IRoomCall call, IRoomCall other, string what)
    {
        DateTimeOffset now = stage.Clock.GetUtcNow();
        Uri address = stage.CallbackUriOf(call);
        JsonObject good = Callback.Roster(call, Far, now, stage.Alice);
        byte[] wellFormed = Encoding.UTF8.GetBytes(new JsonArray(good).ToJsonString());
        return what switch
        {
            "not JSON" => Post("hello"),
            "cut off" => Stage.PostAsync(address, wellFormed[..^20]),
            "empty" => Post(string.Empty),
            "a number" => Post("42"),
            "no CloudEvent" => Post("""[{"id":"1","type":"Microsoft.Communication.CallConnected"}]"""),
            "one good event and one bad" => Post($"[{good.ToJsonString()},{{\"id\":\"2\"}}]"),
            "an event of another connection" => stage.PostAsync(call, Callback.Roster(other, Far, now, stage.Alice)),
            "events of two connections" => stage.PostAsync(call, good.DeepClone().AsObject(), Callback.Roster(other, Far, now, stage.Alice)),
            "not UTF-8" => Stage.PostAsync(address, [.. wellFormed.Select(b => b == (byte)'P' ? (byte)0xFF : b)]),
            "plain text" => Stage.PostAsync(address, wellFormed, "text/plain"),
            "too large" => Stage.PostAsync(address, new byte[(1024 * 1024) + 1]),
            "too large, of unknown length" => Stage.PostChunkedAsync(address, (1024 * 1024) + 1),
            "no key" => Stage.PostAsync(stage.Options.CallbackUri!, wellFormed),
            "a wrong signature" => Stage.PostAsync(new Uri(Tampered(address.AbsoluteUri)), wellFormed),
            _ => Stage.PostAsync(stage.CallbackUriOf(call, "a secret of somebody else"), wellFormed),
        };

        Task<int> Post(string body) => Stage.PostAsync(address, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>Changes the first character of the signature.</summary>
    private static string Tampered(string address)
    {
        int signature = address.LastIndexOf('.') + 1;
        return string.Concat(address.AsSpan(0, signature), address[signature] == 'A' ? "B" : "A", address.AsSpan(signature + 1));
    }
}
