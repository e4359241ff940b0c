using System.Text.Json;
using RoomCalls.Internal.Calls;

namespace RoomCalls.Internal.Receiving;

/// <summary>Reads texts, from a property's name on. A text that is <c>null</c> counts as left out; any other type is an error.</summary>
internal static class Utf8JsonText
{
    private const int OnStack = 512;

    public static string? Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    public static string? Read(ref Utf8JsonReader reader, Interner interner)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped)
        {
            return interner.Text(reader.ValueSpan);
        }

        Span<byte> unescaped = reader.ValueSpan.Length <= OnStack ? stackalloc byte[OnStack] : new byte[reader.ValueSpan.Length];
        return interner.Text(unescaped[..reader.CopyString(unescaped)]);
    }

    public static ParticipantId? ReadParticipant(ref Utf8JsonReader at, ParticipantKind kind, Interner interner)
    {
        if (at.TokenType != JsonTokenType.String)
        {
            return null;
        }

        if (!at.ValueIsEscaped)
        {
            return at.ValueSpan.IsEmpty ? null : interner.Participant(at.ValueSpan, kind);
        }

        Span<byte> unescaped = at.ValueSpan.Length <= OnStack ? stackalloc byte[OnStack] : new byte[at.ValueSpan.Length];
        return interner.Participant(unescaped[..at.CopyString(unescaped)], kind);
    }
}

/// <summary>Reads numbers, from a property's name on. A number that is <c>null</c> counts as left out; any other type is an error.</summary>
internal static class Utf8JsonNumber
{
    public static int? ReadInt32(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();
    }

    public static double? ReadDouble(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();
    }
}
