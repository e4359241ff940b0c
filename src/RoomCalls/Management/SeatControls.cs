using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>The actions of the seat of a handle's actor: short forms of <see cref="IRoomCall.ExecuteAsync{TResult}"/>, with its exceptions.</summary>
/// <remarks>
/// Get it from <see cref="IRoomCall.Seat"/>, after <see cref="IRoomCallManager.JoinAsync"/>. On a handle whose actor has no seat, every member throws
/// <see cref="ActionDeniedException"/>. Safe for concurrent use. Members are virtual, so that a test can substitute them.
/// </remarks>
public class SeatControls
{
    private readonly IRoomCall? _call;

    /// <summary>Creates the actions of a seat.</summary>
    /// <param name="call">A handle on the call, whose actor is the user in the seat.</param>
    public SeatControls(IRoomCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        _call = call;
    }

    /// <summary>Creates an instance without a call, for a substitute in a test.</summary>
    protected SeatControls()
    {
    }

    private IRoomCall Call =>
        _call ?? throw new InvalidOperationException("This substitute has no call: override the member, or use the constructor that takes the call.");

    /// <summary>Mutes the seat's microphone. The service blocks clients that toggle it more than 15 times in 30 seconds.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the client has carried out the action.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task MuteAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new MuteSelf(), cancellationToken);

    /// <summary>Unmutes the seat's microphone.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the client has carried out the action.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task UnmuteAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new UnmuteSelf(), cancellationToken);

    /// <summary>Puts the call on hold for the seat; the others stay connected.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the client has carried out the action.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task HoldAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new HoldCall(), cancellationToken);

    /// <summary>Resumes the call for the seat after a hold.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the client has carried out the action.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task ResumeAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new ResumeCall(), cancellationToken);

    /// <summary>Turns the seat's camera on.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the client has carried out the action.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task StartVideoAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new StartVideo(), cancellationToken);

    /// <summary>Turns the seat's camera off.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the client has carried out the action.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task StopVideoAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new StopVideo(), cancellationToken);

    /// <summary>Shares the seat's screen, if the client supports it.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the client has carried out the action.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task StartScreenSharingAsync(CancellationToken cancellationToken = default) =>
        Call.ExecuteAsync(new StartScreenSharing(), cancellationToken);

    /// <summary>Stops sharing the seat's screen.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the client has carried out the action.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task StopScreenSharingAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new StopScreenSharing(), cancellationToken);

    /// <summary>Raises the seat's hand, if the client supports it.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the client has carried out the action.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task RaiseHandAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new RaiseHand(), cancellationToken);

    /// <summary>Lowers the seat's hand.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the client has carried out the action.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task LowerHandAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new LowerHand(), cancellationToken);

    /// <summary>Mutes everyone else in the call, except phones. They can unmute themselves.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the client has carried out the action.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task MuteAllOthersAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new MuteAllOthers(), cancellationToken);

    /// <summary>Leaves the call; the others stay in it.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the client has carried out the action.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task LeaveAsync(CancellationToken cancellationToken = default) => Call.ExecuteAsync(new LeaveCall(), cancellationToken);
}
