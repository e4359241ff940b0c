using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Connecting;

/// <summary>Carries one join: takes the seat with a token that was obtained before, and passes on the seat's updates.</summary>
internal sealed class JoinTransport(ICallingTransport calling, SeatLeg seat, SeatTokens tokens) : IActionTransport
{
    /// <summary>The user's token, obtained before sending, so that asking the application for it is not part of an attempt.</summary>
    public RoomUserToken? Token { get; set; }

    public async Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        JoinCall join = (JoinCall)action;
        RoomUserToken token = Token ?? throw new InvalidOperationException("There is no token yet.");
        ICallingSession session = await calling.JoinAsync(join, token, seat.OnUpdate, cancellationToken).ConfigureAwait(false);
        seat.UseSession(session, tokens.KeepFresh(seat, join.User, token));
        return ActionAnswer.Accepted;
    }
}
