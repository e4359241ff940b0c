using System.Text.Json;
using RoomCalls.Transport;

namespace RoomCalls.Testing.Internal.Seats;

/// <summary>Reads the updates that the emulator sends to a seat.</summary>
internal static class SeatUpdateReader
{
    public static SeatUpdate Read(JsonElement update) => new()
    {
        ServerCallId = ReadText(update, "serverCallId"),
        State = ReadText(update, "state") is string state ? Parse(state, SeatState.None) : null,
        EndReason = ReadReason(update),
        Role = RoomRole.TryParse(ReadText(update, "role"), null, out RoomRole role) ? role : default(RoomRole?),
        IsMuted = ReadFlag(update, "isMuted"),
        IsMutedByOthers = ReadFlag(update, "isMutedByOthers") ?? false,
        IsVideoOn = ReadFlag(update, "isVideoOn"),
        IsScreenSharing = ReadFlag(update, "isScreenSharing"),
        IsHandRaised = ReadFlag(update, "isHandRaised"),
        Capabilities = ReadCapabilities(update),
        Participants = [.. ReadItems(update, "participants").Select(ReadParticipant)],
        Removed = [.. ReadItems(update, "removed").Select(id => ParticipantId.Parse(id.GetString()!))],
        TotalParticipantCount = update.TryGetProperty("totalParticipantCount", out JsonElement total) ? total.GetInt32() : null,
    };

    private static RemoteParticipant ReadParticipant(JsonElement entry) => new(ParticipantId.Parse(ReadText(entry, "id")!))
    {
        State = ReadText(entry, "state") switch
        {
            "Hold" => ParticipantState.OnHold,
            string state => Parse(state, ParticipantState.Unknown),
            null => ParticipantState.Unknown,
        },
        DisplayName = ReadText(entry, "displayName"),
        Role = RoomRole.TryParse(ReadText(entry, "role"), null, out RoomRole role) ? role : default(RoomRole?),
        IsMuted = ReadFlag(entry, "isMuted") ?? false,
        IsSpeaking = ReadFlag(entry, "isSpeaking") ?? false,
        IsHandRaised = ReadFlag(entry, "isHandRaised"),
        EndReason = ReadReason(entry),
        Streams = [.. ReadItems(entry, "streams").Select(ReadStream)],
    };

    private static MediaStream ReadStream(JsonElement stream) => new(
        stream.GetProperty("id").GetInt32(), Parse(ReadText(stream, "kind")!, MediaStreamKind.Other))
    {
        IsAvailable = ReadFlag(stream, "isAvailable") ?? false,
        IsReceiving = ReadFlag(stream, "isReceiving") ?? false,
        Width = stream.GetProperty("width").GetInt32(),
        Height = stream.GetProperty("height").GetInt32(),
    };

    private static Dictionary<SeatCapability, Capability> ReadCapabilities(JsonElement update)
    {
        Dictionary<SeatCapability, Capability> capabilities = [];
        if (update.TryGetProperty("capabilities", out JsonElement reported))
        {
            foreach (JsonProperty capability in reported.EnumerateObject())
            {
                capabilities[capability.Name] = ReadCapability(capability.Name, capability.Value);
            }
        }

        return capabilities;
    }

    private static Capability ReadCapability(string name, JsonElement capability) => ReadFlag(capability, "isAllowed") == true
        ? Capability.Allowed
        : Capability.Denied(ReadText(capability, "reason") ?? CapabilityReasonCodes.NotCapable, $"The service does not let the seat's user {name}.");

    private static ResultInformation? ReadReason(JsonElement element) => element.TryGetProperty("endReason", out JsonElement reason)
        ? new ResultInformation(reason.GetProperty("code").GetInt32(), reason.GetProperty("subCode").GetInt32(), ReadText(reason, "message"))
        : null;

    private static TEnum Parse<TEnum>(string text, TEnum fallback)
        where TEnum : struct, Enum => Enum.TryParse(text, out TEnum value) && Enum.IsDefined(value) ? value : fallback;

    private static string? ReadText(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static bool? ReadFlag(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetBoolean() : null;

    private static JsonElement.ArrayEnumerator ReadItems(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.EnumerateArray() : default;
}
