using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator;

/// <summary>A user's calling client in a call, driven by a test. The other people in the call see what it does as if it were a real client.</summary>
/// <remarks>
/// Thread-safe. Each method ends when its effect is visible in the call; callbacks may still be on their way. When the seat is out of the call, or its client
/// has vanished, every method throws <see cref="EmulatorRefusalException"/> with 409; the properties can still be read.
/// </remarks>
public sealed class EmulatedSeat
{
    private readonly World _world;
    private readonly Seat _seat;

    internal EmulatedSeat(World world, Seat seat) => (_world, _seat) = (world, seat);

    /// <summary>The raw id of the user.</summary>
    public string UserId => _seat.Person.Identifier.RawId;

    /// <summary>The state of the client.</summary>
    public EmulatedSeatState State => Read(static seat => seat.State == "None" ? EmulatedSeatState.Idle : Enum.Parse<EmulatedSeatState>(seat.State));

    /// <summary>The role in the room; <see langword="null"/> in a group call.</summary>
    public EmulatedRole? Role => Read(static seat => seat.Role is { } role ? Enum.Parse<EmulatedRole>(role) : (EmulatedRole?)null);

    /// <summary>Whether the microphone is muted.</summary>
    public bool IsMuted => Read(static seat => seat.Person.IsMuted);

    /// <summary>Why the seat is out of the call; <see langword="null"/> while it is in the call.</summary>
    public EmulatedEndReason? EndReason => Read(static seat =>
        seat.EndReason is { } reason ? new EmulatedEndReason { Code = reason.Code, SubCode = reason.SubCode, Message = reason.Message } : null);

    /// <summary>Starts speaking. A muted user is not heard.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    public Task SpeakAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.Speak(world, seat, isSpeaking: true), cancellationToken);

    /// <summary>Stops speaking.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    public Task StopSpeakingAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.Speak(world, seat, isSpeaking: false), cancellationToken);

    /// <summary>Mutes the microphone.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    public Task MuteAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.Mute(world, seat), cancellationToken);

    /// <summary>Unmutes the microphone.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role does not allow it.</exception>
    public Task UnmuteAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.Unmute(world, seat), cancellationToken);

    /// <summary>Turns the camera on.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role does not allow it.</exception>
    public Task StartVideoAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.Stream(world, seat, SeatStream.Video, isOn: true), cancellationToken);

    /// <summary>Turns the camera off.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    public Task StopVideoAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.Stream(world, seat, SeatStream.Video, isOn: false), cancellationToken);

    /// <summary>Starts sharing the screen.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role does not allow it.</exception>
    public Task StartScreenSharingAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.Stream(world, seat, SeatStream.ScreenSharing, isOn: true), cancellationToken);

    /// <summary>Stops sharing the screen.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    public Task StopScreenSharingAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.Stream(world, seat, SeatStream.ScreenSharing, isOn: false), cancellationToken);

    /// <summary>Puts the call on hold.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    public Task HoldAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.Hold(world, seat, isOnHold: true), cancellationToken);

    /// <summary>Takes the call off hold.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    public Task ResumeAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.Hold(world, seat, isOnHold: false), cancellationToken);

    /// <summary>Raises the hand.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    public Task RaiseHandAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.RaiseHand(world, seat, isRaised: true), cancellationToken);

    /// <summary>Lowers the hand.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    public Task LowerHandAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.RaiseHand(world, seat, isRaised: false), cancellationToken);

    /// <summary>Mutes all other users. Phones are not muted.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role does not allow it.</exception>
    public Task MuteAllOthersAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.MuteOthers(world, seat), cancellationToken);

    /// <summary>Ends the call for everyone.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role does not allow it.</exception>
    public Task HangUpForEveryoneAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => SeatControls.HangUpForEveryone(world, seat), cancellationToken);

    /// <summary>Leaves the call. The call ends when the last person leaves.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    public Task LeaveAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => Seating.Leave(world, seat), cancellationToken);

    /// <summary>
    /// Ends the client without leaving, as a crash does. The user stays in the call until <see cref="EmulatorOptions.SeatLossTime"/> has passed.
    /// </summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    public Task CrashAsync(CancellationToken cancellationToken = default) =>
        DoAsync(static (world, seat) => Seating.Crash(world, seat), cancellationToken);

    /// <summary>Invites a phone, or a user who is a participant of the room.</summary>
    /// <param name="rawId">The raw id of the invitee (<c>4:+1…</c>, <c>8:acs:…</c>).</param>
    /// <param name="alternateCallerId">The number shown to a phone, in E.164; required for phones.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the invitee rings.</returns>
    /// <exception cref="EmulatorRefusalException">
    /// 403: the role does not allow it. 5828: the user is not a participant of the room. 7504: the room does not allow dialling out. 7507: the number
    /// belongs to another resource.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="rawId"/> is missing or empty.</exception>
    public Task AddParticipantAsync(string rawId, string? alternateCallerId = null, CancellationToken cancellationToken = default) =>
        DoAsync(rawId, (world, seat) => SeatControls.Add(world, seat, Identifier.FromRawId(rawId), alternateCallerId), cancellationToken);

    /// <summary>Removes a person from the call.</summary>
    /// <param name="rawId">The raw id of the person.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role does not allow it. 404: the person is not in the call.</exception>
    /// <exception cref="ArgumentException"><paramref name="rawId"/> is missing or empty.</exception>
    public Task RemoveParticipantAsync(string rawId, CancellationToken cancellationToken = default) =>
        DoAsync(rawId, (world, seat) => SeatControls.Remove(world, seat, rawId), cancellationToken);

    /// <summary>Mutes another user.</summary>
    /// <param name="rawId">The raw id of the person.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    /// <exception cref="EmulatorRefusalException">403: the role does not allow it. 404: the person is not in the call. 400: the person is a phone.</exception>
    /// <exception cref="ArgumentException"><paramref name="rawId"/> is missing or empty.</exception>
    public Task MuteParticipantAsync(string rawId, CancellationToken cancellationToken = default) =>
        DoAsync(rawId, (world, seat) => SeatControls.MuteParticipant(world, seat, rawId), cancellationToken);

    /// <summary>Shows the seat in a state that does not occur in rooms. Only the shape is emulated: nothing else follows from it.</summary>
    /// <param name="state">Connected, Idle, EarlyMedia or InLobby.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the others see it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The state is another one.</exception>
    public Task SetStateAsync(EmulatedSeatState state, CancellationToken cancellationToken = default) => CanSet(state)
        ? DoAsync((world, seat) => SeatControls.Show(world, seat, state.ToString()), cancellationToken)
        : throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state.");

    /// <summary>Whether a state can be set; the others result from events in the call.</summary>
    internal static bool CanSet(EmulatedSeatState state) =>
        state is EmulatedSeatState.Connected or EmulatedSeatState.Idle or EmulatedSeatState.EarlyMedia or EmulatedSeatState.InLobby;

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
            if (_seat.IsEnded || _seat.Loss is not null)
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

/// <summary>The state of an emulated seat, as the Calling SDK names it.</summary>
public enum EmulatedSeatState
{
    /// <summary>The client is in the call.</summary>
    Connected = 0,

    /// <summary>
    /// The first state of a participant; for the client itself it is the Calling SDK's <c>None</c>. Comes by <see cref="EmulatedSeat.SetStateAsync"/> only.
    /// </summary>
    Idle = 1,

    /// <summary>The client plays an announcement before the call is connected. Comes by <see cref="EmulatedSeat.SetStateAsync"/> only.</summary>
    EarlyMedia = 2,

    /// <summary>The client waits to be let in; rooms have no lobby. Comes by <see cref="EmulatedSeat.SetStateAsync"/> only.</summary>
    InLobby = 3,

    /// <summary>The client has put the call on hold.</summary>
    LocalHold = 4,

    /// <summary>The client is out of the call.</summary>
    Disconnected = 5,
}

/// <summary>The role of a user in a room.</summary>
public enum EmulatedRole
{
    /// <summary>May do everything.</summary>
    Presenter = 0,

    /// <summary>May send audio and video.</summary>
    Attendee = 1,

    /// <summary>May only watch and listen.</summary>
    Consumer = 2,

    /// <summary>May send audio and video and share the screen; from version 2025-03-13 of the Rooms API on.</summary>
    Collaborator = 3,
}

/// <summary>Why an emulated seat is out of the call. Immutable.</summary>
public sealed record EmulatedEndReason
{
    /// <summary>The code, such as 0 or 487.</summary>
    public required int Code { get; init; }

    /// <summary>The subcode, such as 5300 for a user who was removed.</summary>
    public required int SubCode { get; init; }

    /// <summary>The message, in the service's words.</summary>
    public required string Message { get; init; }
}
