using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoomCalls.Benchmarks.Baselines;

/// <summary>The usual way: plain types and System.Text.Json's source generator.</summary>
internal static partial class SourceGenerated
{
    public static Envelope[] Read(byte[] body) => JsonSerializer.Deserialize(body, Context.Default.EnvelopeArray)!;

    internal sealed record Envelope(string Id, string Source, string Type, DateTimeOffset Time, Data? Data);

    internal sealed record Data(Entry[]? Participants, int SequenceNumber, Result? ResultInformation, string? CallConnectionId, string? ServerCallId, string? CorrelationId);

    internal sealed record Entry(Identifier Identifier, bool IsMuted, bool IsOnHold);

    internal sealed record Identifier(string RawId, string Kind);

    internal sealed record Result(int Code, int SubCode, string? Message);

    [JsonSerializable(typeof(Envelope[]))]
    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    private sealed partial class Context : JsonSerializerContext;
}
