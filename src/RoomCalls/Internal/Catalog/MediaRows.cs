using RoomCalls.Actions;
using RoomCalls.Events;

namespace RoomCalls.Internal.Catalog;

/// <summary>The media of a call.</summary>
internal static class MediaRows
{
    public static IReadOnlyList<ActionDescriptor> All { get; } =
    [
        new ActionRow<SendDtmf>
        {
            Permission = PermissionRow.Unpublished(
                PermittedRoles.Presenters, "Nothing is published; tones control another phone, so only a Presenter may send them."),
            Traits = ActionTraits.NeedsCall | ActionTraits.NeedsTargetInCall,
            ByServer = Ends.WithEvent<SendDtmfTonesCompleted, SendDtmfTonesFailed>(60),
        },
    ];
}
