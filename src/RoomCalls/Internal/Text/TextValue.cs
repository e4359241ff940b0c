using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoomCalls.Internal.Text;

/// <summary>A value that is one text outside of the process: in JSON, in configuration and on the wire.</summary>
internal interface ITextValue<TSelf> : IParsable<TSelf>
    where TSelf : ITextValue<TSelf>
{
    /// <summary>The text in full, also where <see cref="object.ToString"/> masks it.</summary>
    string ToText();
}

/// <summary>Reads a value from configuration.</summary>
internal sealed class TextValueTypeConverter<T> : TypeConverter
    where T : ITextValue<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? T.Parse(text, CultureInfo.InvariantCulture) : base.ConvertFrom(context, culture, value);

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) && value is T known ? known.ToText() : base.ConvertTo(context, culture, value, destinationType);
}

/// <summary>Reads and writes a value as a JSON string, also as the name of a member.</summary>
internal sealed class TextValueJsonConverter<T> : JsonConverter<T>
    where T : ITextValue<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw new JsonException($"A {typeof(T).Name} is a JSON string.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToText());

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToText());

    private static T Parse(string? text) =>
        T.TryParse(text, CultureInfo.InvariantCulture, out T? value) ? value : throw new JsonException($"The text is not a {typeof(T).Name}.");
}
