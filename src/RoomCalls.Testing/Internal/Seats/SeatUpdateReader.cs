using System.Text.Json;
using RoomCalls.Transport;

namespace RoomCalls.Testing.Internal.Seats;

/// <summary>Reads what the emulator tells a seat.</summary>
internal static class SeatUpdateReader
{
    public static SeatUpdate Read(JsonElement update) => new()
    {
        ServerCallId = Text(update, "serverCallId"),
        State = Text(update, "state") is string state ? Parse(state, SeatState.None) : null,
        EndReason = Reason(update),
        Role = RoomRole.TryParse(Text(update, "role"), null, out RoomRole role) ? role : default(RoomRole?),
        IsMuted = Flag(update, "isMuted"),
        IsMutedByOthers = Flag(update, "isMutedByOthers") ?? false,
        IsVideoOn = Flag(update, "isVideoOn"),
        IsScreenSharing = Flag(update, "isScreenSharing"),
        IsHandRaised = Flag(update, "isHandRaised"),
        Capabilities = update.TryGetProperty("capabilities", out JsonElement capabilities)
            ? capabilities.EnumerateObject().ToDictionary(c => c.Name, c => ReadCapability(c.Name, c.Value))
            : new Dictionary<string, Capability>(),
        Participants = [.. Items(update, "participants").Select(Participant)],
        Removed = [.. Items(update, "removed").Select(id => ParticipantId.Parse(id.GetString()!))],
        TotalParticipantCount = update.TryGetProperty("totalParticipantCount", out JsonElement total) ? total.GetInt32() : null,
    };

    private static RemoteParticipant Participant(JsonElement line) => new(ParticipantId.Parse(Text(line, "id")!))
    {
        State = Text(line, "state") switch
        {
            "Hold" => ParticipantState.OnHold,
            string state => Parse(state, ParticipantState.Unknown),
            null => ParticipantState.Unknown,
        },
        DisplayName = Text(line, "displayName"),
        Role = RoomRole.TryParse(Text(line, "role"), null, out RoomRole role) ? role : default(RoomRole?),
        IsMuted = Flag(line, "isMuted") ?? false,
        IsSpeaking = Flag(line, "isSpeaking") ?? false,
        IsHandRaised = Flag(line, "isHandRaised"),
        EndReason = Reason(line),
        Streams = [.. Items(line, "streams").Select(Stream)],
    };

    private static MediaStream Stream(JsonElement stream) => new(stream.GetProperty("id").GetInt32(), Parse(Text(stream, "kind")!, MediaStreamKind.Other))
    {
        IsAvailable = Flag(stream, "isAvailable") ?? false,
        IsReceiving = Flag(stream, "isReceiving") ?? false,
        Width = stream.GetProperty("width").GetInt32(),
        Height = stream.GetProperty("height").GetInt32(),
    };

    private static Capability ReadCapability(string name, JsonElement capability) => Flag(capability, "isAllowed") == true
        ? Capability.Allowed
        : Capability.Denied(Text(capability, "reason") ?? CapabilityReasonCodes.NotCapable, $"The service does not let the seat's user {name}.");

    private static ResultInformation? Reason(JsonElement of) => of.TryGetProperty("endReason", out JsonElement reason)
        ? new ResultInformation(reason.GetProperty("code").GetInt32(), reason.GetProperty("subCode").GetInt32(), Text(reason, "message"))
        : null;

    private static TEnum Parse<TEnum>(string text, TEnum otherwise)
        where TEnum : struct, Enum => Enum.TryParse(text, out TEnum value) && Enum.IsDefined(value) ? value : otherwise;

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static bool? Flag(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value) ? value.GetBoolean() : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value) ? value.EnumerateArray() : default;
}
