using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>
/// What can be played, sent and heard in a call: short forms over <see cref="IRoomCall.ExecuteAsync{TResult}"/>, with its exceptions. Get it by <see cref="IRoomCall.Media"/>.
/// Safe for concurrent use; members are virtual, so that a test can substitute them.
/// </summary>
public class CallMedia
{
    private readonly IRoomCall? _call;

    /// <summary>Creates the media of a call.</summary>
    /// <param name="call">The call.</param>
    public CallMedia(IRoomCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        _call = call;
    }

    /// <summary>Creates an instance for a substitute in a test.</summary>
    protected CallMedia()
    {
    }

    private IRoomCall Call => _call ?? throw new InvalidOperationException("This substitute has no call: override the member, or use the constructor that takes the call.");

    /// <summary>Sends DTMF tones to a phone in the call and returns when they have been played.</summary>
    /// <param name="phone">The phone.</param>
    /// <param name="tones">The tones: 1 to 18, a limit of the service.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the tones have been played.</returns>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task SendDtmfAsync(ParticipantId phone, DtmfTones tones, CancellationToken cancellationToken = default) =>
        Call.ExecuteAsync(new SendDtmf(phone, tones), cancellationToken);
}
