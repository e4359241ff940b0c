using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>
/// What the seat of a handle's actor can do: short forms over <see cref="IRoomCall.ExecuteAsync{TResult}"/>, with its exceptions. Get it by <see cref="IRoomCall.Seat"/>, after
/// <see cref="IRoomCallManager.JoinAsync"/>; on a handle whose actor has no seat, every member throws <see cref="ActionDeniedException"/>. Safe for concurrent use; members are
/// virtual, so that a test can substitute them.
/// </summary>
public class SeatControls
{
    private readonly IRoomCall? _call;

    /// <summary>Creates the controls of a seat.</summary>
    /// <param name="call">A handle on the call, whose actor has the seat.</param>
    public SeatControls(IRoomCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        _call = call;
    }

    /// <summary>Creates an instance for a substitute in a test.</summary>
    protected SeatControls()
    {
    }

    private IRoomCall Call => _call ?? throw new InvalidOperationException("This substitute has no call: override the member, or use the constructor that takes the call.");

    /// <summary>Mutes the seat's microphone. The service blocks whoever toggles it more than 15 times in 30 seconds.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the client has done it.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task MuteAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new MuteSelf(), cancellationToken);

    /// <summary>Unmutes the seat's microphone.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the client has done it.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task UnmuteAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new UnmuteSelf(), cancellationToken);

    /// <summary>Puts the call on hold for the seat; the others stay connected.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the client has done it.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task HoldAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new HoldCall(), cancellationToken);

    /// <summary>Takes the call off hold for the seat.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the client has done it.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task ResumeAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new ResumeCall(), cancellationToken);

    /// <summary>Turns the seat's camera on.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the client has done it.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task StartVideoAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new StartVideo(), cancellationToken);

    /// <summary>Turns the seat's camera off.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the client has done it.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task StopVideoAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new StopVideo(), cancellationToken);

    /// <summary>Shares the seat's screen, where the client can.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the client has done it.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task StartScreenSharingAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new StartScreenSharing(), cancellationToken);

    /// <summary>Stops sharing the seat's screen.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the client has done it.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task StopScreenSharingAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new StopScreenSharing(), cancellationToken);

    /// <summary>Raises the seat's hand, where the client can.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the client has done it.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task RaiseHandAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new RaiseHand(), cancellationToken);

    /// <summary>Lowers the seat's hand.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the client has done it.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task LowerHandAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new LowerHand(), cancellationToken);

    /// <summary>Mutes everybody else in the call, phones excepted. They can unmute themselves.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the client has done it.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task MuteAllOthersAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new MuteAllOthers(), cancellationToken);

    /// <summary>Leaves the call; the others stay.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the client has done it.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task LeaveAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new LeaveCall(), cancellationToken);
}
