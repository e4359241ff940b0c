using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Resilience;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Connecting;

/// <summary>Carries one join: takes the seat, with a token that was obtained before where one is needed, and passes on the seat's updates.</summary>
internal sealed class JoinTransport(ICallingTransport calling, SeatLeg seat, SeatTokens tokens) : IActionTransport
{
    /// <summary>The user's token, obtained before sending, so that asking the application for it is not part of an attempt.</summary>
    public RoomUserToken? Token { get; set; }

    public bool RetriesItself => calling.RetriesItself;

    public bool IsTrusted => calling.IsTrusted;

    public async Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        JoinCall join = (JoinCall)action;
        RoomUserToken? token = Token is null && calling.NeedsToken ? throw new InvalidOperationException("There is no token yet.") : Token;
        ICallingSession session = await TakeAsync(join, token, cancellationToken).ConfigureAwait(false);
        seat.UseSession(session, token is null ? null : tokens.KeepFresh(seat, join.User, token));
        return ActionAnswer.Accepted;
    }

    private async Task<ICallingSession> TakeAsync(JoinCall join, RoomUserToken? token, CancellationToken cancellationToken)
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
