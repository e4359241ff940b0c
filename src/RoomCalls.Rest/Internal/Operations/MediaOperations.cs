using Azure.Core;
using RoomCalls.Actions;
using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Internal.Operations;

/// <summary>Media actions.</summary>
internal static class MediaOperations
{
    /// <summary>The lines of the operation table.</summary>
    public static IEnumerable<RestOperation> All { get; } =
    [
        new RestOperation<SendDtmf>(ApiArea.CallAutomation, RequestMethod.Post, 202)
        {
            IsRepeatable = true,
            Path = (_, envelope) => CallPaths.Leg(nameof(SendDtmf), envelope, ":sendDtmfTones"),
            Body = (json, action, envelope) =>
            {
                json.WriteStartArray("tones");
                foreach (DtmfTone tone in action.Tones)
                {
                    json.WriteStringValue(DtmfToneNames.GetName(tone));
                }

                json.WriteEndArray();
                json.WriteIdentifier("targetParticipant", action.Id);
                json.WriteContextAndCallback(envelope);
            },
        },
    ];
}
