using System.Text.Json;

namespace RoomCalls.Internal.Receiving;

/// <summary>Reads <c>resultInformation</c>, from the property's name on.</summary>
internal static class ResultReader
{
    public static ResultInformation? Read(ref Utf8JsonReader reader)
    {
        if (!Utf8JsonObject.Enter(ref reader))
        {
            return null;
        }

        int code = 0;
        int subCode = 0;
        string? message = null;
        SignalingDetails? sip = null;
        SignalingDetails? q850 = null;
        while (Utf8JsonObject.Next(ref reader))
        {
            if (reader.ValueTextEquals("sipDetails"u8))
            {
                sip = ReadDetails(ref reader);
            }
            else if (reader.ValueTextEquals("q850Details"u8))
            {
                q850 = ReadDetails(ref reader);
            }
            else
            {
                ReadCode(ref reader, ref code, ref subCode, ref message);
            }
        }

        return new ResultInformation(code, subCode, message) { Sip = sip, Q850 = q850 };
    }

    private static SignalingDetails? ReadDetails(ref Utf8JsonReader reader)
    {
        if (!Utf8JsonObject.Enter(ref reader))
        {
            return null;
        }

        int code = 0;
        int subCode = 0;
        string? message = null;
        while (Utf8JsonObject.Next(ref reader))
        {
            ReadCode(ref reader, ref code, ref subCode, ref message);
        }

        return new SignalingDetails(code, message);
    }

    private static void ReadCode(ref Utf8JsonReader reader, ref int code, ref int subCode, ref string? message)
    {
        if (reader.ValueTextEquals("code"u8))
        {
            code = Utf8JsonNumber.ReadInt32(ref reader) ?? 0;
        }
        else if (reader.ValueTextEquals("subCode"u8))
        {
            subCode = Utf8JsonNumber.ReadInt32(ref reader) ?? 0;
        }
        else if (reader.ValueTextEquals("message"u8))
        {
            message = Utf8JsonText.Read(ref reader);
        }
        else
        {
            Utf8JsonObject.SkipValue(ref reader);
        }
    }
}
