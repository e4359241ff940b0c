using System.Text.Json;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Internal.Operations;

/// <summary>Members that many bodies share. A member without a value is left out.</summary>
internal static class BodyParts
{
    /// <summary>The operation context.</summary>
    public static void WriteContext(this Utf8JsonWriter json, ActionEnvelope envelope) => json.WriteOptional("operationContext", envelope.OperationContext);

    /// <summary>The operation context and the operation's callback address.</summary>
    public static void WriteContextAndCallback(this Utf8JsonWriter json, ActionEnvelope envelope)
    {
        json.WriteContext(envelope);
        json.WriteOptional("operationCallbackUri", envelope.CallbackUri?.AbsoluteUri);
    }

    /// <summary>A text that may be missing.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
