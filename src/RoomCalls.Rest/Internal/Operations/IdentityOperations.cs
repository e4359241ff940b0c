using System.Text.Json;
using Azure.Core;
using RoomCalls.Actions;
using RoomCalls.Rest.Internal.Wire;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Internal.Operations;

/// <summary>Making and deleting users and their tokens.</summary>
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
            Read = root => IdentityReader.ReadUser(root) is ParticipantId user ? ActionAnswer.User(user) : null,
        },
        new RestOperation<CreateUserWithToken>(ApiArea.Identity, RequestMethod.Post, 201)
        {
            Path = (_, _) => Identities,
            Body = (json, action, _) => WriteToken(json, "createTokenWithScopes", action.Scopes, action.ExpiresIn),
            Read = root => IdentityReader.ReadUserAndToken(root) is RoomUser user ? ActionAnswer.UserWithToken(user) : null,
        },
        new RestOperation<IssueUserToken>(ApiArea.Identity, RequestMethod.Post, 200)
        {
            Path = (action, _) => GetPath(nameof(IssueUserToken), action.UserId) + "/:issueAccessToken",
            PathParticipant = action => action.UserId,
            Body = (json, action, _) => WriteToken(json, "scopes", action.Scopes, action.ExpiresIn),
            Read = root => IdentityReader.ReadToken(root) is RoomUserToken token ? ActionAnswer.Token(token) : null,
        },
        new RestOperation<RevokeUserTokens>(ApiArea.Identity, RequestMethod.Post, 204)
        {
            Path = (action, _) => GetPath(nameof(RevokeUserTokens), action.UserId) + "/:revokeAccessTokens",
            PathParticipant = action => action.UserId,
        },
        new RestOperation<DeleteUser>(ApiArea.Identity, RequestMethod.Delete, 204)
        {
            Path = (action, _) => GetPath(nameof(DeleteUser), action.UserId),
            PathParticipant = action => action.UserId,
        },
    ];

    private static string GetPath(string action, ParticipantId user) => $"{Identities}/{PathSegment.Escape(action, user.RawId)}";

    private static void WriteToken(Utf8JsonWriter json, string scopesName, IReadOnlyList<RoomTokenScope> scopes, TimeSpan? expiresIn)
    {
        json.WriteStartArray(scopesName);
        foreach (RoomTokenScope scope in scopes)
        {
            json.WriteStringValue(scope == RoomTokenScope.VoipJoin ? "voip.join" : "voip");
        }

        json.WriteEndArray();
        if (expiresIn is TimeSpan life)
        {
            json.WriteNumber("expiresInMinutes", (int)life.TotalMinutes);
        }
    }
}
