using System.Text.Json;
using RoomCalls.Events;

namespace RoomCalls.Internal.Receiving;

/// <summary>Reads what was recognized, from the property's name on.</summary>
internal static class RecognitionReader
{
    public static RecognizedChoice? ReadChoice(ref Utf8JsonReader reader)
    {
        if (!JsonObject.Enter(ref reader))
        {
            return null;
        }

        RecognizedChoice choice = new(null);
        while (JsonObject.Next(ref reader))
        {
            if (reader.ValueTextEquals("label"u8))
            {
                choice = choice with { Label = JsonText.Read(ref reader) };
            }
            else if (reader.ValueTextEquals("recognizedPhrase"u8))
            {
                choice = choice with { RecognizedPhrase = JsonText.Read(ref reader) };
            }
            else if (reader.ValueTextEquals("confidence"u8))
            {
                choice = choice with { Confidence = JsonNumber.ReadDouble(ref reader) };
            }
            else
            {
                JsonObject.SkipValue(ref reader);
            }
        }

        return choice;
    }

    public static RecognizedSpeech? ReadSpeech(ref Utf8JsonReader reader)
    {
        if (!JsonObject.Enter(ref reader))
        {
            return null;
        }

        RecognizedSpeech speech = new(null);
        while (JsonObject.Next(ref reader))
        {
            if (reader.ValueTextEquals("speech"u8))
            {
                speech = speech with { Text = JsonText.Read(ref reader) };
            }
            else if (reader.ValueTextEquals("confidence"u8))
            {
                speech = speech with { Confidence = JsonNumber.ReadDouble(ref reader) };
            }
            else
            {
                JsonObject.SkipValue(ref reader);
            }
        }

        return speech;
    }
}
