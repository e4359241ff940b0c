using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Text;

namespace RoomCalls.Internal.Connecting;

/// <summary>The tokens of seats' users: got before joining, and again before the one in use expires. One that cannot be refreshed is told, and tried again.</summary>
internal sealed class SeatTokens(TimeProvider timeProvider, CallLog log, BusyCounter busy, CancellationToken stopping)
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <exception cref="TransportException">The application's source of tokens gave none.</exception>
    public async Task<RoomUserToken> GetAsync(JoinCall join, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(join.User, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new TransportException(nameof(JoinCall), TransportFault.Unavailable, ActionEffect.None, "There is no token for the seat's user: see the inner exception.", failure);
        }
    }

    /// <summary>Keeps a seat's token fresh until the result is disposed.</summary>
    public IDisposable Keep(SeatLeg seat, SeatUser user, RoomUserToken token) => new Refresh(this, seat, user, token);

    private static async Task<RoomUserToken> GetAsync(SeatUser user, CancellationToken cancellationToken) =>
        await user.GetTokenAsync(cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException("GetTokenAsync gave null.");

    /// <summary>Ten minutes before the end; of a short life, at its half.</summary>
    private TimeSpan Due(RoomUserToken token)
    {
        TimeSpan left = token.ExpiresOn - timeProvider.GetUtcNow();
        TimeSpan due = left > Before * 2 ? left - Before : left / 2;
        return due > TimeSpan.FromSeconds(1) ? due : TimeSpan.FromSeconds(1);
    }

    private sealed class Refresh : IDisposable
    {
        private readonly SeatTokens _tokens;
        private readonly SeatLeg _seat;
        private readonly SeatUser _user;
        private readonly CancellationTokenSource _over;
        private readonly ITimer _timer;
        private RoomUserToken _token;

        public Refresh(SeatTokens tokens, SeatLeg seat, SeatUser user, RoomUserToken token)
        {
            (_tokens, _seat, _user, _token) = (tokens, seat, user, token);
            _over = CancellationTokenSource.CreateLinkedTokenSource(tokens.StoppingToken);
            _timer = tokens.TimeProvider.CreateTimer(static refresh => ((Refresh)refresh!).Run(), this, tokens.Due(token), Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _timer.Dispose();
            _over.Cancel();
        }

        /// <summary>It counts as work, asking the application included: a virtual clock must not move on to the token's end meanwhile.</summary>
        private void Run() => _ = _tokens.Busy.CountAsync(RunAsync);

        private async Task RunAsync()
        {
            TimeSpan next = Pause;
            try
            {
                RoomUserToken token = await GetAsync(_user, _over.Token).ConfigureAwait(false);
                if (token.ExpiresOn <= _token.ExpiresOn)
                {
                    throw new InvalidOperationException("GetTokenAsync gave a token that lives no longer than the one in use.");
                }

                await _seat.Session!.UseTokenAsync(token, _over.Token).ConfigureAwait(false);
                _token = token;
                next = _tokens.Due(token);
            }
            catch (Exception) when (_over.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                _tokens.NotRefreshed(_seat, _token, failure);
            }

            if (_tokens.TimeProvider.GetUtcNow() < _token.ExpiresOn)
            {
                _timer.Change(next, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private TimeProvider TimeProvider => timeProvider;

    private BusyCounter Busy => busy;

    private CancellationToken StoppingToken => stopping;

    private void NotRefreshed(SeatLeg seat, RoomUserToken token, Exception failure)
    {
        log.TokenNotRefreshed(seat.Id, token.ExpiresOn, failure);
        seat.Call?.PostLocalEvent(new SeatTokenNotRefreshed
        {
            UserId = seat.Id,
            ExpiresAt = token.ExpiresOn,
            Error = Mask.PhoneNumbersIn($"{failure.GetType().Name}: {failure.Message}"),
            Time = timeProvider.GetUtcNow(),
            CallConnectionId = seat.Call.Leg.Id,
            ServerCallId = seat.Call.State.ServerCallId,
        });
    }
}
