using System.Text;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Http;

public sealed class SignatureVerifierTests
{
    private const string Key = "ZW11bGF0b3ItdGVzdC1rZXktbm90LWEtc2VjcmV0ISE=";
    private const string Date = "Fri, 20 Nov 2026 10:00:00 GMT";
    private const string Rooms = "/rooms?api-version=2025-03-13";

    public static TheoryData<string, string, string, string, string> Vectors { get; } = new()
    {
        { "GET", "/calling/callConnections/401f0b00-0000-4000-8000-000000000001?api-version=2026-03-12", "localhost:8080", "", "qQypBoSQNSuoELt3bDGcYUmr8dCMOb5oKmKo1ikfr8Y=" },
        { "GET", "/calling/callConnections/401f0b00-0000-4000-8000-000000000001/participants/4%3A%2B14255550100?api-version=2026-03-12", "localhost:8080", "", "6qzrmuYu+Wl1kCtdDnxEWWVeRWX1AwUb3BbClPGuVr4=" },
        { "POST", "/calling/callConnections:connect?api-version=2026-03-12", "emulator.local", """{"callLocator":{"roomId":"99123456789012345","kind":"roomCallLocator"},"callbackUri":"https://app.example/events"}""", "pSDLr3iLDHMksdKL1aV1L6j0R52atC/wGFzep/LCU7Q=" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task The_test_vectors_are_accepted(string method, string target, string host, string body, string signature)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        Assert.Equal(signature, SignedHttpClient.Sign(Key, method, target, Date, host, bytes));
        await using RoomCallsEmulator emulator = await RoomCallsEmulator.StartNewAsync(new EmulatorOptions { AccessKey = Key }, TestContext.Current.CancellationToken);
        using SignedHttpClient client = new(emulator.Endpoint, Key);
        using HttpRequestMessage request = client.Request(method, target, body.Length == 0 ? null : bytes);
        request.Headers.Host = host;
        Replace(request, "x-ms-date", Date);
        Replace(request, "Authorization", "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + signature);
        (await client.SendAsync(request)).ExpectError(404, "8522");
    }

    [Theory]
    [InlineData("nextLink=a%2Fb%3D", "nextLink=a%2Fb%3D")]
    [InlineData("nextLink=a/b=", "nextLink=a%2Fb%3D")]
    [InlineData("nextLink=a%20b", "nextLink=a+b")]
    [InlineData("$skip=1~", "%24skip=1%7E")]
    [InlineData("flag", "flag=")]
    [InlineData("name=%C3%A9", "name=%C3%A9")]
    public async Task A_query_may_be_signed_as_sent_or_as_form_data(string sent, string form)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        using HttpRequestMessage asSent = fixture.Client.Request("GET", $"{Rooms}&{sent}");
        Assert.NotEqual(401, (await fixture.Client.SendAsync(asSent)).Status);
        using HttpRequestMessage asForm = fixture.Client.Request("GET", $"{Rooms}&{sent}", signedTarget: $"{Rooms}&{form}");
        Assert.NotEqual(401, (await fixture.Client.SendAsync(asForm)).Status);
    }

    [Fact]
    public async Task The_same_signature_may_come_twice()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (await fixture.Client.SendAsync("GET", Rooms)).Expect(200);
        (await fixture.Client.SendAsync("GET", Rooms)).Expect(200);
    }

    [Fact]
    public async Task A_wrong_key_is_401_with_the_code_of_the_service()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        foreach ((string target, string code) in new[] { (Rooms, "Denied"), ("/identities?api-version=2023-10-01", "Denied"), ("/calling/callConnections/a?api-version=2026-03-12", "7509") })
        {
            using HttpRequestMessage request = fixture.Client.Request("GET", target, key: Key);
            (await fixture.Client.SendAsync(request)).ExpectError(401, code);
        }
    }

    [Fact]
    public async Task A_changed_body_path_or_query_is_401()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        using HttpRequestMessage body = fixture.Client.Request("POST", Rooms, "{}"u8.ToArray());
        body.Content = new ByteArrayContent("{ }"u8.ToArray());
        (await fixture.Client.SendAsync(body)).Expect(401);
        using HttpRequestMessage path = fixture.Client.Request("GET", Rooms, signedTarget: "/room?api-version=2025-03-13");
        (await fixture.Client.SendAsync(path)).Expect(401);
        using HttpRequestMessage query = fixture.Client.Request("GET", Rooms, signedTarget: "/rooms?api-version=2024-04-15");
        (await fixture.Client.SendAsync(query)).Expect(401);
    }

    [Theory]
    [InlineData("x-ms-date", null)]
    [InlineData("x-ms-content-sha256", null)]
    [InlineData("Authorization", null)]
    [InlineData("Authorization", "Bearer abc")]
    [InlineData("Authorization", "HMAC-SHA256 SignedHeaders=host&Signature=abc")]
    [InlineData("Authorization", "HMAC-SHA256 nonsense")]
    public async Task A_missing_or_strange_header_is_401(string header, string? value)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        using HttpRequestMessage request = fixture.Client.Request("GET", Rooms);
        Replace(request, header, value);
        (await fixture.Client.SendAsync(request)).ExpectError(401, "Denied");
    }

    private static void Replace(HttpRequestMessage request, string header, string? value)
    {
        request.Headers.Remove(header);
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }
    }
}
