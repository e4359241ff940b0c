using System.Text.Json;

namespace RoomCalls.Receiving;

/// <summary>Reads <c>resultInformation</c>, from the property's name on.</summary>
internal static class ResultReader
{
    public static ResultInformation? Read(ref Utf8JsonReader reader)
    {
        (int Code, int SubCode, string? Message)? common = null;
        SignalingDetails? sip = null;
        SignalingDetails? q850 = null;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        int code = 0;
        int subCode = 0;
        string? message = null;
        RequireObject(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
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

        common = (code, subCode, message);
        return new ResultInformation(common.Value.Code, common.Value.SubCode, common.Value.Message) { Sip = sip, Q850 = q850 };
    }

    private static SignalingDetails? ReadDetails(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        int code = 0;
        int subCode = 0;
        string? message = null;
        RequireObject(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadCode(ref reader, ref code, ref subCode, ref message);
        }

        return new SignalingDetails(code, message);
    }

    private static void ReadCode(ref Utf8JsonReader reader, ref int code, ref int subCode, ref string? message)
    {
        if (reader.ValueTextEquals("code"u8))
        {
            code = ReadNumber(ref reader);
        }
        else if (reader.ValueTextEquals("subCode"u8))
        {
            subCode = ReadNumber(ref reader);
        }
        else if (reader.ValueTextEquals("message"u8))
        {
            message = JsonText.Read(ref reader);
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    private static int ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? 0 : reader.GetInt32();
    }

    private static void RequireObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("resultInformation is not an object.");
        }
    }
}
