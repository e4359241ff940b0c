using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Resilience;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Connecting;

/// <summary>Carries one join: takes the seat, with a token that was obtained before where one is needed, and passes on the seat's updates.</summary>
internal sealed class JoinTransport(ICallingTransport calling, SeatSession seat, SeatTokens tokens, RoomUserToken? token) : IActionTransport
{
    public bool RetriesItself => calling.RetriesItself;

    public bool IsTrusted => calling.IsTrusted;

    public async Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        JoinCall join = (JoinCall)action;
        ICallingSession session = await TakeAsync(join, cancellationToken).ConfigureAwait(false);
        seat.UseSession(session, token is null ? null : tokens.KeepFresh(seat, join.User, token));
        return ActionAnswer.Accepted;
    }

    private async Task<ICallingSession> TakeAsync(JoinCall join, CancellationToken cancellationToken)
    {
        try
        {
            return await calling.JoinAsync(join, token, seat.OnUpdate, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"The calling client '{calling.Name}' returned no session.");
        }
        catch (Exception unexpected) when (unexpected is not (RoomCallsException or OperationCanceledException))
        {
            throw TransportFailures.Unexpected(join.Name, unexpected, token?.Value);
        }
    }
}
