using System.Text;
using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.ControlPlane;

/// <summary>What the control plane answers, to the byte: others read it.</summary>
public sealed class ControlPlaneTextTests
{
    [Fact]
    public async Task Every_view_reads_exactly_so()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.Seed = 1);
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter", "Attendee");
        EmulatedSeat ann = await fixture.Emulator.JoinAsync(roomId, users[0], TestContext.Current.CancellationToken);
        await fixture.SitAsync(roomId, users[1], join => join["displayName"] = "Zoë <+1> \"B\" \U0001F600");
        await ann.StartVideoAsync(TestContext.Current.CancellationToken);
        await ann.AddParticipantAsync("4:+15005550103", EmulatorHttpFixture.CallerId, TestContext.Current.CancellationToken);
        string connection = await fixture.ConnectedAsync(roomId);
        (await fixture.AddPhoneAsync(connection, "+15005550103", repeatId: "0b0b0b0b-0000-4000-8000-000000000001")).Expect(202);
        (await fixture.AddPhoneAsync(connection, "+15005550101")).Expect(202);
        await fixture.Emulator.JoinGroupCallAsync(Guid.Parse("0c0c0c0c-0000-4000-8000-000000000002"), await fixture.CreateUserAsync(), TestContext.Current.CancellationToken);
        fixture.Emulator.Faults.Add(EmulatorFault.Lose("ParticipantsUpdated").ForOperation("RemoveParticipant"));
        await fixture.CallAsync("POST", connection, "/participants:remove", new JsonObject { ["participantToRemove"] = EmulatorHttpFixture.User("8:acs:r_c") });
        await fixture.AdvanceAsync(1.5);
        fixture.Emulator.Faults.Add(EmulatorFault.DelayCallback(TimeSpan.FromSeconds(2), "CallConnected").ForOperation("Connect", "ctx+", 3));
        fixture.Emulator.Faults.Add(EmulatorFault.Drop());

        string text = await ReadAsync(fixture);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "ControlPlane", "views.txt"), TestContext.Current.CancellationToken), text);
    }

    private static async Task<string> ReadAsync(EmulatorHttpFixture fixture)
    {
        StringBuilder all = new();
        foreach ((string method, string path, string? body) in new (string, string, string?)[]
        {
            ("GET", "state", null), ("GET", "requests", null), ("GET", "deliveries", null), ("GET", "ledger", null), ("GET", "faults", null),
            ("POST", "faults", """{"kind":"STATUS","statusCode":503,"errorCode":"Slow","retryAfterSeconds":2.5,"afterExecuting":true,"operation":null}"""),
            ("POST", "faults", """{"kind":"bend"}"""), ("POST", "faults", """{"kind":"status","statusCode":"503"}"""), ("POST", "faults", """{"kind":"drop","times":1.5}"""),
            ("POST", "faults", """{"kind":"drop","afterExecuting":"yes"}"""), ("POST", "faults", """{"kind":"delay","bySeconds":-1}"""), ("POST", "faults", """{"kind":"delay"}"""),
            ("DELETE", "faults", null), ("POST", "clock/advance", """{"seconds":0.25}"""), ("POST", "clock/advance", "{}"),
            ("POST", "join", """{"roomId":"1","userId":"8:acs:a_b"}"""), ("POST", "join", """{"roomId":"","userId":"8:acs:a_b"}"""), ("POST", "join", """{"roomId":1}"""),
            ("POST", "join", """{"roomId":"1","groupCallId":"2"}"""), ("POST", "leave", """{"groupCallId":"2"}"""), ("POST", "seat", """{"roomId":"1","userId":"x","action":"mute"}"""),
            ("POST", "seat", """{"groupCallId":"0c0c0c0c-0000-4000-8000-000000000002","userId":"x"}"""), ("POST", "reset", "[]"), ("POST", "reset", "{"), ("GET", "nothing", null),
            ("POST", "reset", null), ("GET", "state", null), ("GET", "ledger", null),
        })
        {
            using HttpClient plain = new();
            using HttpRequestMessage request = new(new HttpMethod(method), new Uri(fixture.Emulator.Endpoint, "/emulator/" + path));
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await plain.SendAsync(request, TestContext.Current.CancellationToken);
            string answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            all.Append(method).Append(' ').Append(path).Append(' ').Append((int)response.StatusCode).Append(' ').Append(response.Content.Headers.ContentType).Append('\n').Append(answer).Append('\n');
        }

        return all.Replace($":{fixture.Callbacks.Uri.Port}/", ":PORT/").ToString();
    }
}
