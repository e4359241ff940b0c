using System.Text.Json;
using Azure.Core;
using RoomCalls.Actions;
using RoomCalls.Rest.Internal.Wire;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Internal.Operations;

/// <summary>Reading, adding, removing and muting participants.</summary>
internal static class ParticipantOperations
{
    /// <summary>The lines of the operation table.</summary>
    public static IEnumerable<RestOperation> All { get; } =
    [
        new RestOperation<ListParticipants>(ApiArea.CallAutomation, RequestMethod.Get, 200)
        {
            Path = (_, envelope) => CallPaths.Participants(nameof(ListParticipants), envelope),
            ReadList = items => ActionAnswer.Participants(RosterReader.ReadList(items)),
        },
        new RestOperation<GetParticipant>(ApiArea.CallAutomation, RequestMethod.Get, 200)
        {
            Path = (action, envelope) =>
                CallPaths.Participants(nameof(GetParticipant), envelope, "/" + PathSegment.Escape(nameof(GetParticipant), action.Id.RawId)),
            PathParticipant = action => action.Id,
            Read = root => RosterReader.ReadEntry(root) is RosterEntry entry ? ActionAnswer.Participant(entry) : null,
        },
        new RestOperation<AddParticipant>(ApiArea.CallAutomation, RequestMethod.Post, 202)
        {
            IsRepeatable = true,
            Path = (_, envelope) => CallPaths.Participants(nameof(AddParticipant), envelope, ":add"),
            Body = WriteAdd,
            Read = root => ActionAnswer.Invitation(root.Text("invitationId")),
            ToleratesEmptyBody = true,
        },
        new RestOperation<CancelAddParticipant>(ApiArea.CallAutomation, RequestMethod.Post, 202)
        {
            IsRepeatable = true,
            Path = (_, envelope) => CallPaths.Participants(nameof(CancelAddParticipant), envelope, ":cancelAddParticipant"),
            Body = (json, action, envelope) =>
            {
                json.WriteString("invitationId", action.InvitationId);
                json.WriteContextAndCallback(envelope);
            },
        },
        new RestOperation<RemoveParticipant>(ApiArea.CallAutomation, RequestMethod.Post, 202)
        {
            IsRepeatable = true,
            Path = (_, envelope) => CallPaths.Participants(nameof(RemoveParticipant), envelope, ":remove"),
            Body = (json, action, envelope) =>
            {
                json.WriteIdentifier("participantToRemove", action.Id);
                json.WriteContextAndCallback(envelope);
            },
        },
        new RestOperation<MuteParticipant>(ApiArea.CallAutomation, RequestMethod.Post, 200)
        {
            IsRepeatable = true,
            Path = (_, envelope) => CallPaths.Participants(nameof(MuteParticipant), envelope, ":mute"),
            Body = (json, action, envelope) =>
            {
                json.WriteStartArray("targetParticipants");
                json.WriteIdentifier(action.Id);
                json.WriteEndArray();
                json.WriteContext(envelope);
            },
        },
    ];

    private static void WriteAdd(Utf8JsonWriter json, AddParticipant action, ActionEnvelope envelope)
    {
        json.WriteIdentifier("participantToAdd", action.Id);
        if (action is { Id.Kind: ParticipantKind.PhoneNumber, CallerId.Value: string callerNumber })
        {
            json.WriteStartObject("sourceCallerIdNumber");
            json.WriteString("value", callerNumber);
            json.WriteEndObject();
        }

        json.WriteOptional("sourceDisplayName", action.CallerDisplayName);
        if (action.InvitationTimeout is TimeSpan ring)
        {
            json.WriteNumber("invitationTimeoutInSeconds", (int)ring.TotalSeconds);
        }

        json.WriteContextAndCallback(envelope);
    }
}
