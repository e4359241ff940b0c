using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Receiving;

namespace RoomCalls.Tests.Internal.Receiving;

public sealed class EventReaderMutationTests
{
    private static readonly byte[][] Bodies = [.. RecordingReader.Names.Select(RecordingReader.ReadBytes), Encoding.UTF8.GetBytes(CallbackJson.Roster(1, KnownPeople.Alice, KnownPhones.Answering))];

    private static readonly byte[][] Pieces =
    [
        .. new[] { "null", "true", "1e999", "-0", "\"\"", "\" \"", "{}", "[]", "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\uD800", "9999999999", "\"rawId\":", "\"kind\":", "\"data\":", "\"id\":" }
            .Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xEF, 0xBB, 0xBF], [0x00],
    ];

    /// <summary>Cuts, swaps and foreign pieces in real bodies: always an answer, never an exception.</summary>
    [Fact]
    public void Read_AnyBody_DoesNotThrow()
    {
        int taken = 0;
        Prop.ForAll(Mutations().ToArbitrary(), mutated =>
        {
            (IReadOnlyList<Events.RoomCallEvent> events, string? error) = EventReader.Read(mutated, new Interner());
            taken += error is null ? 1 : 0;
            return error is null || events.Count == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50_000));
        Assert.InRange(taken, 1_000, 49_000);
    }

    /// <summary>The same through the whole road: every refusal is a 4xx, and the call's own traffic goes on.</summary>
    [Fact]
    public async Task ReceiveAsync_AnyBody_Answers()
    {
        await using ScriptedFixture fixture = new();
        await using IRoomCall call = await fixture.ConnectAsync(KnownPeople.Alice);
        List<byte[]> bodies = [];
        Prop.ForAll(Mutations().ToArbitrary(), bodies.Add).Check(Config.QuickThrowOnFailure.WithMaxTest(50_000));
        string query = fixture.Query();
        int refused = 0;
        foreach (byte[] body in bodies)
        {
            using MemoryStream stream = new(body);
            CallbackResult result = await fixture.Manager.ReceiveAsync(new CallbackRequest(stream) { ContentType = "application/json", Query = query }, CurrentTest.Token);
            refused += result.StatusCode is >= 400 and < 500 ? 1 : 0;
            Assert.True(result.StatusCode is 200 or (>= 400 and < 500), $"A mutated body was answered with {result.StatusCode}.");
        }

        Assert.InRange(refused, 25_000, 50_000);
        Assert.Equal(200, (await fixture.PostAsync(CallbackJson.Roster(1_000_000, KnownPeople.Alice, KnownPeople.Bob))).StatusCode);
        Assert.True(call.State.Participants.Contains(KnownPeople.Bob) || call.State.Connection == CallConnectionState.Disconnected);
    }

    private static Gen<byte[]> Mutations() =>
        from body in Gen.Elements(Bodies)
        from count in Gen.Choose(1, 3)
        from cuts in (from at in Gen.Choose(0, body.Length - 1) from length in Gen.Choose(0, 12) from piece in Gen.Elements(Pieces) from keep in Gen.Choose(0, 2) select (at, length, piece, keep)).ListOf(count)
        select cuts.Aggregate(body, Mutate);

    private static byte[] Mutate(byte[] body, (int At, int Length, byte[] Piece, int Keep) cut)
    {
        int at = Math.Min(cut.At, body.Length);
        int end = Math.Min(at + cut.Length, body.Length);
        return cut.Keep switch
        {
            0 => [.. body[..at], .. cut.Piece, .. body[end..]],
            1 => [.. body[..at], .. body[end..]],
            _ => [.. body[..at], .. body[at..end], .. body[at..end], .. body[end..]],
        };
    }
}
