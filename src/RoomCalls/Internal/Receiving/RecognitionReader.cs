using System.Text.Json;
using RoomCalls.Events;

namespace RoomCalls.Internal.Receiving;

/// <summary>Reads results of recognition, from the property's name on.</summary>
internal static class RecognitionReader
{
    public static RecognizedChoice? ReadChoice(ref Utf8JsonReader reader)
    {
        if (!Utf8JsonObject.Enter(ref reader))
        {
            return null;
        }

        RecognizedChoice choice = new();
        while (Utf8JsonObject.Next(ref reader))
        {
            if (reader.ValueTextEquals("label"u8))
            {
                choice = choice with { Label = Utf8JsonText.Read(ref reader) };
            }
            else if (reader.ValueTextEquals("recognizedPhrase"u8))
            {
                choice = choice with { RecognizedPhrase = Utf8JsonText.Read(ref reader) };
            }
            else if (reader.ValueTextEquals("confidence"u8))
            {
                choice = choice with { Confidence = Utf8JsonNumber.ReadDouble(ref reader) };
            }
            else
            {
                Utf8JsonObject.SkipValue(ref reader);
            }
        }

        return choice;
    }

    public static RecognizedSpeech? ReadSpeech(ref Utf8JsonReader reader)
    {
        if (!Utf8JsonObject.Enter(ref reader))
        {
            return null;
        }

        RecognizedSpeech speech = new(null);
        while (Utf8JsonObject.Next(ref reader))
        {
            if (reader.ValueTextEquals("speech"u8))
            {
                speech = speech with { Text = Utf8JsonText.Read(ref reader) };
            }
            else if (reader.ValueTextEquals("confidence"u8))
            {
                speech = speech with { Confidence = Utf8JsonNumber.ReadDouble(ref reader) };
            }
            else
            {
                Utf8JsonObject.SkipValue(ref reader);
            }
        }

        return speech;
    }
}
