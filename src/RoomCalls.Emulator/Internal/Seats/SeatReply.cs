using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Seats;

/// <summary>Writes the replies to a seat's requests.</summary>
internal static class SeatReply
{
    public static byte[] Done(long id) => JsonBytes.WriteObject(json =>
    {
        json.WriteString("type"u8, "reply"u8);
        json.WriteNumber("id"u8, id);
    });

    public static byte[] Refused(long id, EmulatorRefusalException refused) => JsonBytes.WriteObject(json =>
    {
        json.WriteString("type"u8, "reply"u8);
        json.WriteNumber("id"u8, id);
        json.WriteStartObject("error"u8);
        json.WriteNumber("code"u8, refused.Status);
        json.WriteNumber("subCode"u8, refused.SubCode);
        json.WriteString("message"u8, refused.Message);
        json.WriteEndObject();
    });
}
