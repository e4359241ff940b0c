using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>The media actions of a call: short forms of <see cref="IRoomCall.ExecuteAsync{TResult}"/>, with its exceptions.</summary>
/// <remarks>Get it from <see cref="IRoomCall.Media"/>. Safe for concurrent use. Members are virtual, so that a test can substitute them.</remarks>
public class CallMedia
{
    private readonly IRoomCall? _call;

    /// <summary>Creates the media actions of a call.</summary>
    /// <param name="call">The call.</param>
    public CallMedia(IRoomCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        _call = call;
    }

    /// <summary>Creates an instance without a call, for a substitute in a test.</summary>
    protected CallMedia()
    {
    }

    private IRoomCall Call =>
        _call ?? throw new InvalidOperationException("This substitute has no call: override the member, or use the constructor that takes the call.");

    /// <summary>Sends DTMF tones to a phone in the call, and returns when they have been played.</summary>
    /// <param name="phone">The phone, which must be in the call.</param>
    /// <param name="tones">The tones: 1 to 18, a limit of the service.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the tones have been played.</returns>
    /// <example>
    /// <code>
    /// await call.Media.SendDtmfAsync(ParticipantId.PhoneNumber("+16041234567"), DtmfTones.Parse("123#"), cancellationToken);
    /// </code>
    /// </example>
    /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task SendDtmfAsync(ParticipantId phone, DtmfTones tones, CancellationToken cancellationToken = default) =>
        Call.ExecuteAsync(new SendDtmf(phone, tones), cancellationToken);
}
