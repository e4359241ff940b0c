using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator;

/// <summary>A user's calling client in a call, driven from here: what it does, everybody in the call sees as of a real client.</summary>
/// <remarks>Thread-safe. Each method ends when the deed is done; callbacks may still be on their way. Of a seat that is out of the call, or whose client vanished, each but reading is refused with 409.</remarks>
public sealed class EmulatedSeat
{
    private readonly World _world;
    private readonly Seat _seat;

    internal EmulatedSeat(World world, Seat seat) => (_world, _seat) = (world, seat);

    /// <summary>The raw id of the user.</summary>
    public string UserId => _seat.Person.Identifier.RawId;

    /// <summary>How far the client is, in the Calling SDK's words, for example <c>Connected</c>, <c>LocalHold</c> or <c>Disconnected</c>.</summary>
    public string State => Read(static seat => seat.State);

    /// <summary>The role in the room; <see langword="null"/> in a group call.</summary>
    public string? Role => Read(static seat => seat.Role);

    /// <summary>Whether the microphone is muted.</summary>
    public bool IsMuted => Read(static seat => seat.Person.IsMuted);

    /// <summary>The code and subcode with which the seat is out of the call; <see langword="null"/> while it is not.</summary>
    public (int Code, int SubCode)? EndReason => Read(static seat => seat.EndReason is { } reason ? (reason.Code, reason.SubCode) : ((int, int)?)null);

    /// <summary>Speaks. Who is muted is not heard.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    public Task SpeakAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.Speak(world, seat, isSpeaking: true), cancellationToken);

    /// <summary>Stops speaking.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    public Task StopSpeakingAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.Speak(world, seat, isSpeaking: false), cancellationToken);

    /// <summary>Mutes the own microphone.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    public Task MuteAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.Mute(world, seat), cancellationToken);

    /// <summary>Unmutes the own microphone.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role may not.</exception>
    public Task UnmuteAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.Unmute(world, seat), cancellationToken);

    /// <summary>Turns the own camera on.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role may not.</exception>
    public Task StartVideoAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.Stream(world, seat, SeatStream.Video, isOn: true), cancellationToken);

    /// <summary>Turns the own camera off.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    public Task StopVideoAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.Stream(world, seat, SeatStream.Video, isOn: false), cancellationToken);

    /// <summary>Shares the own screen.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role may not.</exception>
    public Task ShareScreenAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.Stream(world, seat, SeatStream.ScreenSharing, isOn: true), cancellationToken);

    /// <summary>Stops sharing the own screen.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    public Task StopSharingScreenAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.Stream(world, seat, SeatStream.ScreenSharing, isOn: false), cancellationToken);

    /// <summary>Puts the call on hold.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    public Task HoldAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.Hold(world, seat, isOnHold: true), cancellationToken);

    /// <summary>Takes the call off hold.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    public Task ResumeAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.Hold(world, seat, isOnHold: false), cancellationToken);

    /// <summary>Raises the own hand.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    public Task RaiseHandAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.RaiseHand(world, seat, isRaised: true), cancellationToken);

    /// <summary>Lowers the own hand.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    public Task LowerHandAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.RaiseHand(world, seat, isRaised: false), cancellationToken);

    /// <summary>Mutes everybody else, phones excepted.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role may not.</exception>
    public Task MuteOthersAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.MuteOthers(world, seat), cancellationToken);

    /// <summary>Ends the call for everyone.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role may not.</exception>
    public Task HangUpForEveryoneAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => SeatControls.HangUpForEveryone(world, seat), cancellationToken);

    /// <summary>Leaves the call. The last one to go ends it.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    public Task LeaveAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => Seating.Leave(world, seat), cancellationToken);

    /// <summary>Vanishes without leaving: the user stays in the call until <see cref="EmulatorOptions.SeatLossTime"/> has passed.</summary>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    public Task CrashAsync(CancellationToken cancellationToken = default) => DoAsync(static (world, seat) => Seating.Crash(world, seat), cancellationToken);

    /// <summary>Rings a phone, or a user of the room's roster.</summary>
    /// <param name="rawId">Whom, as a raw id (<c>4:+1…</c>, <c>8:acs:…</c>).</param>
    /// <param name="alternateCallerId">The number shown to a phone, in E.164; required for phones.</param>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it rings.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role may not; 5828 not on the roster; 7504 the room may not dial out; 7507 the number is not owned.</exception>
    /// <exception cref="ArgumentException"><paramref name="rawId"/> is missing or empty.</exception>
    public Task AddAsync(string rawId, string? alternateCallerId = null, CancellationToken cancellationToken = default) =>
        DoAsync(rawId, (world, seat) => SeatControls.Add(world, seat, Identifier.FromRawId(rawId), alternateCallerId), cancellationToken);

    /// <summary>Puts somebody out of the call.</summary>
    /// <param name="rawId">Whom.</param>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role may not. 404: not in the call.</exception>
    /// <exception cref="ArgumentException"><paramref name="rawId"/> is missing or empty.</exception>
    public Task RemoveAsync(string rawId, CancellationToken cancellationToken = default) => DoAsync(rawId, (world, seat) => SeatControls.Remove(world, seat, rawId), cancellationToken);

    /// <summary>Mutes another user.</summary>
    /// <param name="rawId">Whom.</param>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role may not. 404: not in the call. 400: a phone.</exception>
    /// <exception cref="ArgumentException"><paramref name="rawId"/> is missing or empty.</exception>
    public Task MuteParticipantAsync(string rawId, CancellationToken cancellationToken = default) =>
        DoAsync(rawId, (world, seat) => SeatControls.MuteParticipant(world, seat, rawId), cancellationToken);

    /// <summary>Shows the seat in a state that no room brings about by itself. Shape only: nothing else follows from it.</summary>
    /// <param name="state">The state.</param>
    /// <param name="cancellationToken">Cancels before it is done.</param>
    /// <returns>A task that ends when it is done.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public Task SetStateAsync(EmulatedSeatState state, CancellationToken cancellationToken = default) => Enum.IsDefined(state)
        ? DoAsync((world, seat) => SeatControls.Show(world, seat, state.ToString()), cancellationToken)
        : throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state.");

    private Task DoAsync(string rawId, Action<World, Seat> act, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(rawId);
        return DoAsync(act, cancellationToken);
    }

    private Task DoAsync(Action<World, Seat> act, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_world.Lock)
        {
            if (_seat.Ended || _seat.Loss is not null)
            {
                throw new EmulatorRefusalException(409, "Conflict", 0, $"The seat is out of the call: {_seat.EndReason?.Message ?? "its client vanished."}");
            }

            act(_world, _seat);
        }

        return Task.CompletedTask;
    }

    private T Read<T>(Func<Seat, T> read)
    {
        lock (_world.Lock)
        {
            return read(_seat);
        }
    }
}

/// <summary>A state of a participant that a room does not bring about by itself; only its shape is right.</summary>
public enum EmulatedSeatState
{
    /// <summary>In the call, as usual.</summary>
    Connected = 0,

    /// <summary>The first state of a participant.</summary>
    Idle,

    /// <summary>Hears an announcement before the call is connected.</summary>
    EarlyMedia,

    /// <summary>Waits to be let in; rooms have no lobby.</summary>
    InLobby,
}
