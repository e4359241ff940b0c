using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Support;

/// <summary>Steps of a model whose seats have one session a user, and the public state of a model.</summary>
internal static class CallModelSteps
{
    extension(CallModel model)
    {
        public ParticipantRoster Participants => model.State.Participants;

        public CallConnectionState Connection => model.State.Connection;

        public int? SequenceNumber => model.State.SequenceNumber;

        public DateTimeOffset? ServerAsOf => model.State.ServerAsOf;

        public ResultInformation? EndReason => model.State.EndReason;

        public string? ServerCallId => model.State.ServerCallId;

        public string? CorrelationId => model.State.CorrelationId;

        public int? TotalParticipantCount => model.State.TotalParticipantCount;
    }

    /// <summary>Applies an update of the user's live seat, or of a new one.</summary>
    public static CallModel ApplySeat(CallModel model, ParticipantId user, SeatUpdate update, DateTimeOffset at) =>
        RoomCallReducer.ApplySeat(model, GenerationOf(model, user) ?? model.Seats.Select(s => s.Generation).Append(0).Max() + 1, user, update, at);

    public static CallModel ApplySeatRemovals(CallModel model, ParticipantId user, SeatUpdate update, DateTimeOffset at) =>
        RoomCallReducer.ApplySeatRemovals(model, GenerationOf(model, user) ?? 0, update, at);

    /// <summary>Applies a roster that was asked for when the log had come to a place: without one, now.</summary>
    public static CallModel ApplyRead(CallModel model, IReadOnlyList<RosterEntry> entries, DateTimeOffset at, long? askedAt = null) => RoomCallReducer.ApplyRead(
        model, new RosterReadEntry { CallKey = "key", At = at, Participants = entries, AskedAt = at, AskedAtPosition = askedAt ?? model.Position });

    private static int? GenerationOf(CallModel model, ParticipantId user) => model.Seats.LastOrDefault(s => s.Id == user && s.IsLive)?.Generation;
}
