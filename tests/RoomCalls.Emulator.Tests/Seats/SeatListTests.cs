using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class SeatListTests
{
    private const int People = 350;

    [Fact]
    public async Task Of_350_people_the_list_shows_the_first_100_and_counts_all()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        Crowd crowd = await FillAsync(fixture);
        Assert.Equal(crowd.Users[1..101], crowd.Ann.People.Keys.Order(Comparer<string>.Create((a, b) => Array.IndexOf(crowd.Users, a) - Array.IndexOf(crowd.Users, b))));
        Assert.Equal(People, crowd.Ann.Self("totalParticipantCount")!.GetValue<int>());
        Assert.All(crowd.Ann.Updates, update => Assert.True((update["participants"]?.AsArray().Count ?? 0) <= 1));
    }

    [Fact]
    public async Task Who_joins_late_sees_100_others_too()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        Crowd crowd = await FillAsync(fixture, sits: false);
        SeatClient ann = await fixture.SitAsync(crowd.RoomId, crowd.Users[0]);
        Assert.Equal(100, ann.Updates[0]["participants"]!.AsArray().Count);
        Assert.Equal(People, ann.Updates[0]["totalParticipantCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task Who_speaks_or_has_video_comes_onto_the_list_and_the_last_one_falls_out()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        Crowd crowd = await FillAsync(fixture);
        (string last, string hidden, string camera) = (crowd.Users[100], crowd.Users[300], crowd.Users[301]);
        await crowd.Seats[300].SpeakAsync(TestContext.Current.CancellationToken);
        await fixture.SettleAsync();
        JsonObject update = crowd.Ann.Updates[^1];
        Assert.Equal((hidden, true), (update["participants"]!.AsArray().Single()!["id"]!.GetValue<string>(), crowd.Ann.People[hidden]["isSpeaking"]!.GetValue<bool>()));
        Assert.Equal(last, update["removed"]!.AsArray().Single()!.GetValue<string>());
        Assert.DoesNotContain("Disconnected", crowd.Ann.StatesOf(last));
        Assert.False(update.ContainsKey("totalParticipantCount"));
        await crowd.Seats[301].StartVideoAsync(TestContext.Current.CancellationToken);
        await fixture.SettleAsync();
        Assert.Single(crowd.Ann.People[camera]["streams"]!.AsArray());
        Assert.False(crowd.Ann.People.ContainsKey(crowd.Users[99]));
        Assert.Equal(100, crowd.Ann.People.Count);
    }

    [Fact]
    public async Task Video_goes_before_speaking_and_the_latest_speaker_before_earlier_ones()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.SeatRosterLimit = 3);
        Crowd crowd = await FillAsync(fixture, people: 10);
        await crowd.Seats[5].StartVideoAsync(TestContext.Current.CancellationToken);
        foreach (int speaker in (int[])[6, 7, 8])
        {
            await crowd.Seats[speaker].SpeakAsync(TestContext.Current.CancellationToken);
            await crowd.Seats[speaker].StopSpeakingAsync(TestContext.Current.CancellationToken);
        }

        await fixture.SettleAsync();
        Assert.Equal(crowd.Listed(5, 7, 8), crowd.Ann.People.Keys.ToHashSet());
    }

    [Fact]
    public async Task A_change_of_somebody_beyond_the_list_sends_no_update()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.SeatRosterLimit = 3);
        Crowd crowd = await FillAsync(fixture, people: 10);
        int before = crowd.Ann.Received.Count;
        await crowd.Seats[8].RaiseHandAsync(TestContext.Current.CancellationToken);
        await fixture.SettleAsync();
        Assert.Equal(before, crowd.Ann.Received.Count);
    }

    [Fact]
    public async Task When_a_listed_one_leaves_the_next_one_comes_onto_the_list()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.SeatRosterLimit = 3);
        Crowd crowd = await FillAsync(fixture, people: 6);
        await crowd.Seats[2].LeaveAsync(TestContext.Current.CancellationToken);
        await fixture.SettleAsync();
        JsonObject update = crowd.Ann.Updates[^1];
        Assert.Equal(
            [(crowd.Users[2], "Disconnected"), (crowd.Users[4], "Connected")],
            update["participants"]!.AsArray().Select(line => (line!["id"]!.GetValue<string>(), line["state"]!.GetValue<string>())));
        Assert.Equal(crowd.Users[2], update["removed"]!.AsArray().Single()!.GetValue<string>());
        Assert.Equal(5, update["totalParticipantCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task When_somebody_beyond_the_list_leaves_only_the_count_changes()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.SeatRosterLimit = 3);
        Crowd crowd = await FillAsync(fixture, people: 10);
        await crowd.Seats[8].LeaveAsync(TestContext.Current.CancellationToken);
        await fixture.SettleAsync();
        Assert.Equal(["type", "totalParticipantCount"], crowd.Ann.Updates[^1].Select(member => member.Key));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void The_limit_is_checked(int limit) =>
        Assert.Contains("SeatRosterLimit", Assert.Throws<ArgumentException>(() => new RoomCallsEmulator(new EmulatorOptions { SeatRosterLimit = limit })).Message, StringComparison.Ordinal);

    /// <summary>Ann over a socket, and the others in process.</summary>
    private static async Task<Crowd> FillAsync(EmulatorHttpFixture fixture, int people = People, bool sits = true)
    {
        string ann = await fixture.CreateUserAsync();
        string[] users = [ann, .. Enumerable.Range(1, people - 1).Select(i => ann[..^12] + i.ToString("D12"))];
        JsonObject participants = [];
        foreach (string user in users)
        {
            participants[user] = new JsonObject { ["role"] = "Presenter" };
        }

        string roomId = (await fixture.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject { ["participants"] = participants })).Expect(201)["id"];
        SeatClient? seat = sits ? await fixture.SitAsync(roomId, ann) : null;
        List<EmulatedSeat> seats = [await fixture.Emulator.JoinAsync(roomId, ann, TestContext.Current.CancellationToken)];
        foreach (string user in users[1..])
        {
            seats.Add(await fixture.Emulator.JoinAsync(roomId, user, TestContext.Current.CancellationToken));
        }

        await fixture.SettleAsync();
        return new Crowd(roomId, users, seats, seat!);
    }

    private sealed record Crowd(string RoomId, string[] Users, List<EmulatedSeat> Seats, SeatClient Ann)
    {
        public HashSet<string> Listed(params int[] people) => [.. people.Select(i => Users[i])];
    }
}
