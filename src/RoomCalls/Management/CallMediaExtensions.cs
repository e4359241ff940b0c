using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>The verbs of a call's media: short forms over <see cref="IRoomCall.ExecuteAsync{TResult}"/>, with its exceptions.</summary>
public static class CallMediaExtensions
{
    extension(CallMedia media)
    {
        /// <summary>Sends DTMF tones to a phone in the call and waits until they have been played.</summary>
        /// <param name="phone">The phone.</param>
        /// <param name="tones">The tones: 1 to 18.</param>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> SendDtmfAsync(ParticipantId phone, DtmfTones tones, CancellationToken cancellationToken = default) =>
            media.Call.ExecuteAsync(new SendDtmf(phone, tones), cancellationToken);
    }
}
