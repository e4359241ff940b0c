using System.Diagnostics.CodeAnalysis;
using RoomCalls.Internal.Text;

namespace RoomCalls.Transport;

/// <summary>
/// A session that began elsewhere: a user who joined a call in a client, without being asked by RoomCalls, and whose seat the client offers. Immutable.
/// </summary>
/// <remarks>
/// The client goes on with the call whether the offer is accepted or not. An offer that is accepted is started once; one that is refused is never started.
/// Disposing the session leaves the call only if the client lets others do that.
/// </remarks>
/// <param name="UserId">The user in the seat. The client vouches for it: it is the signed-in user, whatever the session reports.</param>
/// <param name="Client">The name of the calling client, as <see cref="ICallingTransport.Name"/>.</param>
/// <param name="Start">
/// Starts to report the updates of the seat, and returns its session. The first update has everything that is known then. The updates come one after the other,
/// from before the function returns until the session is disposed; one with the state <see cref="SeatState.Disconnected"/> is the last.
/// </param>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record SessionOffer(ParticipantId UserId, string Client, Func<Action<SeatUpdate>, ICallingSession> Start)
{
    /// <summary>
    /// The call, as the client joined it; <see langword="null"/> when the client does not say. Then only <see cref="SeatUpdate.ServerCallId"/> says which call
    /// it is, if the client is trusted.
    /// </summary>
    public CallLocator? Locator { get; init; }

    /// <summary>The room of the call, which has the roles; <see langword="null"/> for the room of <see cref="Locator"/>, if it is one.</summary>
    public RoomId? RoomId { get; init; }

    /// <summary>The display name with which the user joined; <see langword="null"/> when there is none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>
    /// Whether disposing the handle on the seat disposes the session, which leaves the call if the client lets others do that. Otherwise RoomCalls goes on with
    /// the seat until it has left, or the manager is disposed.
    /// </summary>
    /// <value><see langword="true"/> by default.</value>
    public bool LeaveOnDispose { get; init; } = true;

    /// <summary>Whether what the session reports is trusted, from the first update, as <see cref="IActionTransport.IsTrusted"/>.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool IsTrusted { get; init; } = true;

    /// <summary>Returns the client, the user, the call, and the display name, with phone numbers masked.</summary>
    /// <returns>Text that is safe to log.</returns>
    public override string ToString() =>
        Mask.PhoneNumbersIn($"{Client}: {UserId} ({DisplayName}) in {Locator?.ToString() ?? RoomId?.ToString() ?? "a call"}");
}
