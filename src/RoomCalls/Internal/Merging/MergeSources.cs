namespace RoomCalls.Internal.Merging;

/// <summary>Where one participant of a merged roster is known from.</summary>
/// <param name="Server">The server side's line, or of somebody who is no longer visible, what a seat last saw.</param>
/// <param name="Listed">The line of the first seat that lists the participant.</param>
/// <param name="Self">The own line of the participant's own seat.</param>
internal readonly record struct MergeSources(RoomCallParticipant? Server, RoomCallParticipant? Listed, RoomCallParticipant? Self)
{
    public bool IsSame(MergeSources other) =>
        ReferenceEquals(Server, other.Server) && ReferenceEquals(Listed, other.Listed) && ReferenceEquals(Self, other.Self);

    /// <summary>One participant of all lines.</summary>
    public RoomCallParticipant Join(ParticipantId id)
    {
        RoomCallParticipant client = Listed ?? Self ?? Server ?? new RoomCallParticipant(id);
        if (Self is RoomCallParticipant self && Listed is not null)
        {
            client = client with { State = self.State, IsMuted = self.IsMuted, IsOnHold = self.IsOnHold, IsHandRaised = self.IsHandRaised, Role = self.Role.IsKnown ? self.Role : client.Role };
        }

        return Server is RoomCallParticipant server && !ReferenceEquals(client, server) && server.IsOnHold is { IsKnown: true, Side: CallSide.Server }
            ? client with { IsOnHold = server.IsOnHold }
            : client;
    }
}
