using RoomCalls.Actions;
using RoomCalls.Internal.Model;

namespace RoomCalls.Internal.Catalog;

/// <summary>A seat and its user: what only a seat can carry. Times of 40 s are the service's.</summary>
internal static class SeatRows
{
    public static IReadOnlyList<ActionDescriptor> All { get; } =
    [
        new ActionRow<JoinCall>
        {
            Permission = PermissionRow.Documented(PermittedRoles.Everybody, "Every participant of the room may start or join its call."),
            Traits = ActionTraits.EntersCall,
            BySeat = Ends.WithSeat(90, RepeatSafety.None, "the seat in the call", FindJoinOutcome) with { NeedsAnswer = true },
        },
        new ActionRow<LeaveCall> { Permission = OwnAffair(), BySeat = Ends.WithSeatOut() },
        new ActionRow<HoldCall> { Permission = OwnAffair(), BySeat = Ends.WithClientAnswer() },
        new ActionRow<ResumeCall> { Permission = OwnAffair(), BySeat = Ends.WithClientAnswer() },
        new ActionRow<RaiseHand> { Permission = OwnAffair(), BySeat = Ends.WithClientAnswer(), SeatCapability = SeatCapability.RaiseHand },
        new ActionRow<LowerHand> { Permission = OwnAffair(), BySeat = Ends.WithClientAnswer() },
        new ActionRow<StartVideo> { Permission = OwnVideo(), BySeat = Ends.WithClientAnswer(40), SeatCapability = SeatCapability.TurnVideoOn },
        new ActionRow<StopVideo> { Permission = OwnVideo(), BySeat = Ends.WithClientAnswer(40) },
        new ActionRow<StartScreenSharing> { Permission = Screen(), BySeat = Ends.WithClientAnswer(40), SeatCapability = SeatCapability.ShareScreen },
        new ActionRow<StopScreenSharing> { Permission = Screen(), BySeat = Ends.WithClientAnswer(40) },
        new ActionRow<MuteSelf> { Permission = OwnMicrophone(), BySeat = Ends.WithClientAnswer() },
        new ActionRow<UnmuteSelf> { Permission = OwnMicrophone(), BySeat = Ends.WithClientAnswer(), SeatCapability = SeatCapability.UnmuteMicrophone },
        new ActionRow<MuteAllOthers>
        {
            Permission = PermissionRow.Published("Mute a remote user"),
            BySeat = Ends.WithClientAnswer(),
            SeatCapability = SeatCapability.MuteOthers,
        },
    ];

    private static PermissionRow OwnAffair() => PermissionRow.Unpublished(PermittedRoles.Everybody, "Nothing is published; it affects nobody else.");

    private static PermissionRow OwnVideo() => PermissionRow.Published("Turn own video on or off");

    private static PermissionRow OwnMicrophone() => PermissionRow.Published("Mute or unmute own microphone");

    private static PermissionRow Screen() => PermissionRow.Published("Share the screen (web only)");

    private static SeatOutcome? FindJoinOutcome(RoomCallAction action, SeatModel seat, RoomCallState state) => seat.State switch
    {
        SeatState.Connected or SeatState.LocalHold or SeatState.RemoteHold => new(seat.Shown),
        SeatState.Disconnected => Ends.Failed(seat.EndReason),
        _ => null,
    };
}
