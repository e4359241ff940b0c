using System.Text.Json;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;

namespace RoomCalls.Internal.Receiving;

/// <summary>Reads <c>transcriptionUpdate</c> and <c>mediaStreamingUpdate</c>, from the property's name on.</summary>
internal static class UpdateReader
{
    public static SubscriptionUpdate? Read(ref Utf8JsonReader reader, Interner interner)
    {
        if (!Utf8JsonObject.Enter(ref reader))
        {
            return null;
        }

        SubscriptionUpdate update = new();
        while (Utf8JsonObject.Next(ref reader))
        {
            if (reader.ValueTextEquals("transcriptionStatus"u8) || reader.ValueTextEquals("mediaStreamingStatus"u8))
            {
                update = update with { Status = Utf8JsonText.Read(ref reader, interner) };
            }
            else if (reader.ValueTextEquals("transcriptionStatusDetails"u8) || reader.ValueTextEquals("mediaStreamingStatusDetails"u8))
            {
                update = update with { Details = Utf8JsonText.Read(ref reader, interner) };
            }
            else if (reader.ValueTextEquals("contentType"u8))
            {
                update = update with { ContentType = Utf8JsonText.Read(ref reader, interner) };
            }
            else
            {
                Utf8JsonObject.SkipValue(ref reader);
            }
        }

        return update;
    }
}
