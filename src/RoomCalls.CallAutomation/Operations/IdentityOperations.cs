using System.Text.Json;
using Azure.Core;
using RoomCalls.Actions;
using RoomCalls.CallAutomation.Wire;
using RoomCalls.Transport;

namespace RoomCalls.CallAutomation.Operations;

/// <summary>Making users and their tokens.</summary>
internal static class IdentityOperations
{
    private const string Identities = "/identities";

    /// <summary>The lines of the operation table.</summary>
    public static IEnumerable<RestOperation> All { get; } =
    [
        new RestOperation<CreateUser>(ApiArea.Identity, RequestMethod.Post, 201)
        {
            Path = (_, _) => Identities,
            Body = (_, _, _) => { },
            Read = root => IdentityReader.ReadUser(root) is ParticipantId user ? new ActionAnswer { Value = user } : null,
        },
        new RestOperation<IssueUserToken>(ApiArea.Identity, RequestMethod.Post, 200)
        {
            Path = (action, _) => $"{Identities}/{PathSegment.Of(nameof(IssueUserToken), action.UserId.RawId)}/:issueAccessToken",
            PathParticipant = action => action.UserId,
            Body = WriteToken,
            Read = root => IdentityReader.ReadToken(root) is RoomUserToken token ? new ActionAnswer { Value = token } : null,
        },
    ];

    private static void WriteToken(Utf8JsonWriter json, IssueUserToken action, ActionEnvelope envelope)
    {
        json.WriteStartArray("scopes");
        foreach (RoomTokenScope scope in action.Scopes)
        {
            json.WriteStringValue(scope == RoomTokenScope.VoipJoin ? "voip.join" : "voip");
        }

        json.WriteEndArray();
        if (action.ExpiresIn is TimeSpan life)
        {
            json.WriteNumber("expiresInMinutes", (int)life.TotalMinutes);
        }
    }
}
