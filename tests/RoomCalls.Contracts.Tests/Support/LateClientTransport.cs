using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests.Support;

/// <summary>A calling client that gets tokens by itself, accepts every action, and reports by update which it refused.</summary>
internal sealed class LateClientTransport(ICallingTransport inner, UserAdministration users) : ICallingTransport
{
    public string Name => "late";

    public bool NeedsToken => false;

    public bool IsTrusted => false;

    public async Task<ICallingSession> JoinAsync(JoinCall join, RoomUserToken? token, Action<SeatUpdate> onUpdate, CancellationToken cancellationToken)
    {
        token ??= await users.IssueTokenAsync(new IssueUserToken(join.User.Id), cancellationToken);
        return new Session(await inner.JoinAsync(join, token, onUpdate, cancellationToken), onUpdate);
    }

    private sealed class Session(ICallingSession inner, Action<SeatUpdate> onUpdate) : ICallingSession
    {
        public bool IsTrusted => false;

        public bool Supports(RoomCallAction action) => inner.Supports(action);

        public async Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
        {
            try
            {
                return await inner.SendAsync(action, envelope, cancellationToken);
            }
            catch (ActionFailedException refused) when (envelope.OperationId is Guid operation)
            {
                onUpdate(new SeatUpdate { Refusals = [new SeatRefusal(operation, refused.ResultInformation)] });
                return ActionAnswer.Accepted;
            }
        }

        public Task UseTokenAsync(RoomUserToken token, CancellationToken cancellationToken) => inner.UseTokenAsync(token, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
