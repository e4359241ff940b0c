using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>
/// The verbs of the actor's own seat: short forms over <see cref="IRoomCall.ExecuteAsync{TResult}"/>, with its exceptions. On a handle whose actor has no seat they are
/// refused with <see cref="ActionDeniedException"/>.
/// </summary>
public static class OwnSeatExtensions
{
    extension(OwnSeat seat)
    {
        /// <summary>Mutes the own microphone.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> MuteAsync(CancellationToken cancellationToken = default) => seat.Call.ExecuteAsync(new MuteSelf(), cancellationToken);

        /// <summary>Unmutes the own microphone.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> UnmuteAsync(CancellationToken cancellationToken = default) => seat.Call.ExecuteAsync(new UnmuteSelf(), cancellationToken);

        /// <summary>Puts the call on hold for oneself.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> HoldAsync(CancellationToken cancellationToken = default) => seat.Call.ExecuteAsync(new HoldCall(), cancellationToken);

        /// <summary>Takes the call off hold for oneself.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> ResumeAsync(CancellationToken cancellationToken = default) => seat.Call.ExecuteAsync(new ResumeCall(), cancellationToken);

        /// <summary>Turns the own camera on.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> StartVideoAsync(CancellationToken cancellationToken = default) => seat.Call.ExecuteAsync(new StartVideo(), cancellationToken);

        /// <summary>Turns the own camera off.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> StopVideoAsync(CancellationToken cancellationToken = default) => seat.Call.ExecuteAsync(new StopVideo(), cancellationToken);

        /// <summary>Shares the own screen, where the client can.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> StartScreenSharingAsync(CancellationToken cancellationToken = default) => seat.Call.ExecuteAsync(new StartScreenSharing(), cancellationToken);

        /// <summary>Stops sharing the own screen.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> StopScreenSharingAsync(CancellationToken cancellationToken = default) => seat.Call.ExecuteAsync(new StopScreenSharing(), cancellationToken);

        /// <summary>Raises the own hand, where the client can.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> RaiseHandAsync(CancellationToken cancellationToken = default) => seat.Call.ExecuteAsync(new RaiseHand(), cancellationToken);

        /// <summary>Lowers the own hand.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> LowerHandAsync(CancellationToken cancellationToken = default) => seat.Call.ExecuteAsync(new LowerHand(), cancellationToken);

        /// <summary>Mutes everybody else, phones excepted.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> MuteAllOthersAsync(CancellationToken cancellationToken = default) => seat.Call.ExecuteAsync(new MuteAllOthers(), cancellationToken);

        /// <summary>Leaves the call; the others stay.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>What the service said.</returns>
        public Task<ResultInformation> LeaveAsync(CancellationToken cancellationToken = default) => seat.Call.ExecuteAsync(new LeaveCall(), cancellationToken);
    }
}
