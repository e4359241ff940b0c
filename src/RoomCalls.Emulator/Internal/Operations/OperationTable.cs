using RoomCalls.Emulator.Internal.Tokens;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>All operations, by method and path.</summary>
internal sealed class OperationTable
{
    private readonly Dictionary<(string Method, string Route), Operation> _operations;
    private readonly HashSet<string> _routes;

    /// <summary>Lists every operation.</summary>
    public OperationTable(TokenIssuer tokens)
    {
        Operation[] all =
        [
            new CreateIdentity(tokens), new IssueAccessToken(tokens), new RevokeAccessTokens(), new DeleteIdentity(),
            new CreateRoom(), new ListRooms(), new GetRoom(), new UpdateRoom(), new DeleteRoom(),
            new ListRoomParticipants(), new UpdateRoomParticipants(),
            new Connect(), new GetCall(), new HangUp(), new Terminate(),
            new ListCallParticipants(), new GetCallParticipant(), new AddParticipant(), new CancelAddParticipant(),
            new RemoveParticipant(), new MuteParticipants(), new SendDtmfTones(),
        ];
        _operations = all.ToDictionary(operation => (operation.Method, operation.Route));
        _routes = [.. all.Select(operation => operation.Route)];
    }

    /// <summary>Every operation.</summary>
    public IReadOnlyCollection<Operation> All => _operations.Values;

    /// <summary>The operation of a method and a path with stars, or <see langword="null"/>.</summary>
    public Operation? Find(string method, string route) => _operations.GetValueOrDefault((method, route));

    /// <summary>Whether the path exists, with any method.</summary>
    public bool HasRoute(string route) => _routes.Contains(route);
}
