using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Model;

namespace RoomCalls.Internal.Catalog;

/// <summary>The participants of a call: add, cancel, remove, mute, read.</summary>
internal static class ParticipantRows
{
    public static IReadOnlyList<ActionDescriptor> All { get; } =
    [
        new ActionRow<AddParticipant>
        {
            Permission = PermissionRow.Published("Invite a room participant into the call", "Dial out to a phone number from the room's call"),
            Traits = ActionTraits.NeedsCall,
            ByServer = Ends.WithEvent<AddParticipantSucceeded, AddParticipantFailed>(15, static (e, state) => Find(e.Participant, state)) with { Invites = true },
            BySeat = Ends.WithSeat(15, RepeatSafety.None, "the participant connected, or out with a reason", FindAddOutcome),
            RingTime = static add => add.InvitationTimeout ?? AddParticipant.MaxInvitationTimeout,
            DialsOut = static add => add.Id?.Kind == ParticipantKind.PhoneNumber,
            SeatCapabilitiesFor = static add => add.Id?.Kind switch
            {
                ParticipantKind.PhoneNumber => [SeatCapability.AddPhoneNumber, SeatCapability.PstnDialOut],
                ParticipantKind.MicrosoftTeamsUser => [SeatCapability.AddTeamsUser],
                _ => [SeatCapability.AddCommunicationUser],
            },
        },
        new ActionRow<CancelAddParticipant>
        {
            Permission = PermissionRow.Unpublished(
                PermittedRoles.Presenters, "Nothing is published; those who may invite may also cancel an invitation."),
            Traits = ActionTraits.NeedsCall,
            ByServer = Ends.WithInvitation<CancelAddParticipantSucceeded, CancelAddParticipantFailed>(30),
            InvitationId = static cancel => cancel.InvitationId,
        },
        new ActionRow<RemoveParticipant>
        {
            Permission = PermissionRow.Published("Remove a participant"),
            Traits = ActionTraits.NeedsCall | ActionTraits.NeedsTargetInCall,
            ByServer = Ends.WithEvent<RemoveParticipantSucceeded, RemoveParticipantFailed>(120),                       // the service's time for a removal
            BySeat = Ends.WithClientAnswer(120),
            SeatCapability = SeatCapability.RemoveParticipant,
        },
        new ActionRow<MuteParticipant>
        {
            Permission = PermissionRow.Published("Mute a remote user"),
            Traits = ActionTraits.NeedsCall | ActionTraits.NeedsTargetInCall,
            ByServer = Ends.WithRoster(static participant => participant.IsMuted.GetValueOrDefault(false)),
            BySeat = Ends.WithRoster(static participant => participant.IsMuted.GetValueOrDefault(false)),
            SeatCapability = SeatCapability.MuteOthers,
        },
        new ActionRow<ListParticipants>
        {
            Permission = PermissionRow.Published("See the participants' state"),
            ByServer = Ends.WithAnswer(RepeatSafety.Read) with { ResultFromAnswer = FindAll },
        },
        new ActionRow<GetParticipant>
        {
            Permission = PermissionRow.Published("See the participants' state"),
            ByServer = Ends.WithAnswer(RepeatSafety.Read) with { ResultFromAnswer = static (value, state, at) => Find((RosterEntry)value!, state, at) },
        },
    ];

    private static SeatOutcome? FindAddOutcome(RoomCallAction action, SeatModel seat, RoomCallState state)
    {
        ParticipantId id = action.Target!;
        return seat.Listed.TryGet(id, out RoomCallParticipant? line) ? line.State.GetValueOrDefault(ParticipantState.Unknown) switch
        {
            ParticipantState.Connected or ParticipantState.OnHold => new(state.Participants.TryGet(id, out RoomCallParticipant? merged) ? merged : line),
            ParticipantState.Disconnected => Ends.Failed(line.EndReason),
            _ => null,
        }
        : null;
    }

    private static RoomCallParticipant Find(ParticipantId id, RoomCallState state) =>
        state.Participants.TryGet(id, out RoomCallParticipant? participant) ? participant : new RoomCallParticipant(id);

    private static RoomCallParticipant Find(RosterEntry entry, RoomCallState state, DateTimeOffset at) => Find(entry.Id, state).With(entry, at);

    private static IReadOnlyList<RoomCallParticipant> FindAll(object? value, RoomCallState state, DateTimeOffset at) =>
        [.. ((IReadOnlyList<RosterEntry>)value!).Select(entry => Find(entry, state, at))];
}
