using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.ControlPlane;

/// <summary>The JSON of the control plane, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(DateConverter), typeof(IdentifierConverter), typeof(NameConverter<EmulatorFaultKind>), typeof(NameConverter<LedgerKind>)])]
[JsonSerializable(typeof(StateView))]
[JsonSerializable(typeof(RequestsView))]
[JsonSerializable(typeof(DeliveriesView))]
[JsonSerializable(typeof(LedgerView))]
[JsonSerializable(typeof(FaultsView))]
[JsonSerializable(typeof(ClockView))]
[JsonSerializable(typeof(ErrorView))]
[JsonSerializable(typeof(CallBody))]
[JsonSerializable(typeof(SeatBody))]
[JsonSerializable(typeof(ClockBody))]
[JsonSerializable(typeof(FaultBody))]
internal sealed partial class ControlJson : JsonSerializerContext
{
    /// <summary>Writes as all answers of the emulator: "+" stays as it is.</summary>
    public static ControlJson Relaxed => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Reads a body. A member of the wrong type is an <see cref="ArgumentException"/> that names it.</summary>
    public static T Read<T>(JsonElement body, JsonTypeInfo<T> type)
    {
        try
        {
            return body.Deserialize(type)!;
        }
        catch (JsonException wrong) when (wrong.Path is ['$', '.', .. { Length: > 0 } name]
            && type.Properties.FirstOrDefault(p => p.Name == name) is { } member)
        {
            throw new ArgumentException($"{name} must be {Describe(member.PropertyType)}.", wrong);
        }
    }

    private static string Describe(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.Int32 => "a whole number",
        TypeCode.Boolean => "true or false",
        TypeCode.Double => "a number of seconds, not negative",
        _ => "a string",
    };

    /// <summary>Dates as the service writes them.</summary>
    private sealed class DateConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(WireDate.Format(value));
    }

    /// <summary>Identifiers as the service writes them.</summary>
    private sealed class IdentifierConverter : JsonConverter<Identifier>
    {
        public override Identifier? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Identifier value, JsonSerializerOptions options) => value.WriteTo(writer);
    }

    /// <summary>Names of enums in camel case.</summary>
    private sealed class NameConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
        where T : struct, Enum;
}
