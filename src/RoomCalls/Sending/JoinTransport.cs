using RoomCalls.Actions;
using RoomCalls.Calls;
using RoomCalls.Transport;

namespace RoomCalls.Sending;

/// <summary>Carries one join: gets the user's token, takes the seat, and passes on what it sees.</summary>
internal sealed class JoinTransport(ICallingTransport calling, SeatLeg seat, SeatTokens tokens) : IActionTransport
{
    public async Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        Join join = (Join)action;
        RoomUserToken token = await tokens.GetAsync(join, cancellationToken).ConfigureAwait(false);
        ICallingSession session = await calling.JoinAsync(join, token, seat.Seen, cancellationToken).ConfigureAwait(false);
        seat.Take(session, tokens.Keep(seat, join.User, token));
        return ActionAnswer.Accepted;
    }
}
