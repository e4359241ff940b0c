using System.Text.Json;
using RoomCalls.Internal.Calls;

namespace RoomCalls.Internal.Receiving;

/// <summary>Reads tones, from the property's name on. A tone with an unknown name is left out.</summary>
internal static class ToneReader
{
    public static DtmfTone? Read(ref Utf8JsonReader reader, Interner interner) => ParseTone(Utf8JsonText.Read(ref reader, interner));

    public static DtmfTones? ReadResult(ref Utf8JsonReader reader, Interner interner)
    {
        if (!Utf8JsonObject.Enter(ref reader))
        {
            return null;
        }

        List<DtmfTone> tones = [];
        while (Utf8JsonObject.Next(ref reader))
        {
            if (!reader.ValueTextEquals("tones"u8))
            {
                Utf8JsonObject.SkipValue(ref reader);
                continue;
            }

            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (ParseTone(reader.GetString()) is DtmfTone tone)
                {
                    tones.Add(tone);
                }
            }
        }

        return new DtmfTones(tones);
    }

    private static DtmfTone? ParseTone(string? name) => name switch
    {
        "pound" => DtmfTone.Pound,
        "asterisk" => DtmfTone.Asterisk,
        "zero" => DtmfTone.Zero,
        "one" => DtmfTone.One,
        "two" => DtmfTone.Two,
        "three" => DtmfTone.Three,
        "four" => DtmfTone.Four,
        "five" => DtmfTone.Five,
        "six" => DtmfTone.Six,
        "seven" => DtmfTone.Seven,
        "eight" => DtmfTone.Eight,
        "nine" => DtmfTone.Nine,
        "a" => DtmfTone.A,
        "b" => DtmfTone.B,
        "c" => DtmfTone.C,
        "d" => DtmfTone.D,
        _ => null,
    };
}
