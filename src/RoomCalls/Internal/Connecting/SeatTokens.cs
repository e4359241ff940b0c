using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Text;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Connecting;

/// <summary>The tokens of seats' users: obtained before joining, and refreshed before they expire. A failed refresh is reported and tried again.</summary>
internal sealed class SeatTokens(TimeProvider timeProvider, CallLog log, WorkTracker work, CancellationToken stopping)
{
    private static readonly TimeSpan RefreshLead = TimeSpan.FromMinutes(10);
    /// <summary>What a timer can wait for. A token that lasts longer is refreshed earlier than it must be.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(24);

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(30);

    /// <summary>Refuses a join without a source of tokens by a client that needs one.</summary>
    public static void RequireSource(JoinCall join, ICallingTransport calling)
    {
        if (calling.NeedsToken && join.User.GetTokenAsync is null)
        {
            throw new InvalidActionException(join.Name, [$"The calling client '{calling.Name}' needs the user's token: give SeatUser.GetTokenAsync."]);
        }
    }

    /// <returns>The token, or <see langword="null"/> when the client needs none.</returns>
    /// <exception cref="TransportException">The application's source of tokens returned none.</exception>
    public async Task<RoomUserToken?> GetAsync(JoinCall join, ICallingTransport calling, CancellationToken cancellationToken)
    {
        try
        {
            return !calling.NeedsToken ? null : await GetAsync(join.User, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new TransportException(
                nameof(JoinCall), TransportFault.Unavailable, ActionEffect.None, "There is no token for the seat's user: see the inner exception.", failure);
        }
    }

    /// <summary>Keeps a seat's token fresh until the result is disposed.</summary>
    public IDisposable KeepFresh(SeatSession seat, SeatUser user, RoomUserToken token) => new Refresh(this, seat, user, token);

    private static async Task<RoomUserToken> GetAsync(SeatUser user, CancellationToken cancellationToken) =>
        await user.GetTokenAsync!(cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException("GetTokenAsync returned null.");

    /// <summary>Ten minutes before the end; halfway through a short lifetime.</summary>
    private TimeSpan GetRefreshDelay(RoomUserToken token)
    {
        TimeSpan left = token.ExpiresAt - timeProvider.GetUtcNow();
        TimeSpan due = left > RefreshLead * 2 ? left - RefreshLead : left / 2;
        return due < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : due < LongestDelay ? due : LongestDelay;
    }

    private sealed class Refresh : IDisposable
    {
        private readonly SeatTokens _tokens;
        private readonly SeatSession _seat;
        private readonly SeatUser _user;
        private readonly CancellationTokenSource _cancellation;
        private readonly ITimer _timer;
        private RoomUserToken _token;

        public Refresh(SeatTokens tokens, SeatSession seat, SeatUser user, RoomUserToken token)
        {
            (_tokens, _seat, _user, _token) = (tokens, seat, user, token);
            _cancellation = CancellationTokenSource.CreateLinkedTokenSource(tokens.StoppingToken);
            _timer = tokens.TimeProvider.CreateTimer(
                static refresh => ((Refresh)refresh!).Run(), this, tokens.GetRefreshDelay(token), Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _timer.Dispose();
            _cancellation.Cancel();
        }

        /// <summary>Counts as work, the call to the application included: a virtual clock must not move to the token's end meanwhile.</summary>
        private void Run() => _ = RunAsync();

        private async Task RunAsync()
        {
            using WorkScope _ = _tokens.Work.Begin();
            TimeSpan next = RetryPause;
            try
            {
                RoomUserToken token = await GetAsync(_user, _cancellation.Token).ConfigureAwait(false);
                if (token.ExpiresAt <= _token.ExpiresAt)
                {
                    throw new InvalidOperationException("GetTokenAsync returned a token that does not outlive the one in use.");
                }

                if (_seat.Session is not { } session)
                {
                    return;
                }

                await session.UseTokenAsync(token, _cancellation.Token).ConfigureAwait(false);
                _token = token;
                next = _tokens.GetRefreshDelay(token);
            }
            catch (Exception) when (_cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                _tokens.OnNotRefreshed(_seat, _token, failure);
            }

            if (_tokens.TimeProvider.GetUtcNow() < _token.ExpiresAt)
            {
                _timer.Change(next, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private TimeProvider TimeProvider => timeProvider;

    private WorkTracker Work => work;

    private CancellationToken StoppingToken => stopping;

    private void OnNotRefreshed(SeatSession seat, RoomUserToken token, Exception failure)
    {
        log.TokenNotRefreshed(seat.Id, token.ExpiresAt, failure);
        seat.Call.PostLocalEvent(new SeatTokenNotRefreshed
        {
            UserId = seat.Id,
            ExpiresAt = token.ExpiresAt,
            Error = Mask.PhoneNumbersIn($"{failure.GetType().Name}: {failure.Message}"),
            Time = timeProvider.GetUtcNow(),
            CallConnectionId = seat.Call.ConnectionId,
            ServerCallId = seat.Call.State.ServerCallId,
        });
    }
}
