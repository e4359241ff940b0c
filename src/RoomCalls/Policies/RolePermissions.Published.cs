using System.Collections.Frozen;
using RoomCalls.Actions;

namespace RoomCalls.Policies;

/// <content>Microsoft's role table for rooms, complete and in its order.</content>
public sealed partial class RolePermissions
{
    /// <summary>The rows are in a separate class, so that they exist before the first table is created from them.</summary>
    private static class PublishedTable
    {
        public static IReadOnlyList<PublishedCapability> Rows { get; } =
        [
            All("Turn own video on or off", exceptConsumer: true, nameof(StartVideo), nameof(StopVideo)),
            All("Mute or unmute own microphone", exceptConsumer: true, nameof(MuteSelf), nameof(UnmuteSelf)),
            PresenterOnly("Mute a remote user", nameof(MuteParticipant), nameof(MuteAllOthers)),
            All("Switch between cameras", exceptConsumer: true),
            All("Know the active speakers"),
            All("Choose the speaker device"),
            All("Choose the microphone device", exceptConsumer: true),
            All("See the participants' state", exceptConsumer: false, nameof(ListParticipants), nameof(GetParticipant)),
            All("See the call's state"),
            All("See whether a participant is muted"),
            All("See why a participant left"),
            All("Start captions"),
            All("Change the captions' language"),
            PresenterOnly("Invite a room participant into the call", nameof(AddParticipant)),
            Screen("Share the screen (web only)", nameof(StartScreenSharing), nameof(StopScreenSharing)),
            Screen("Share an application (web only)"),
            Screen("Share a browser tab (web only)"),
            All("View a shared screen"),
            PresenterOnly("Remove a participant", nameof(RemoveParticipant)),
            All("Ask for permission to use camera and microphone", exceptConsumer: true),
            All("List, choose and read the camera", exceptConsumer: true),
            All("List, choose and read the microphone (web only)", exceptConsumer: true),
            All("List and choose the speaker (web only)"),
            All("Read the chosen speaker"),
            All("Render one video in several places"),
            All("Set or update the scaling mode"),
            All("Render remote video"),
            PresenterOnly("Dial out to a phone number from the room's call", nameof(AddParticipant)),
        ];

        private static PublishedCapability All(string name, bool exceptConsumer = false, params IReadOnlyList<string> actions) => exceptConsumer
            ? Row(name, actions, RoomRole.Presenter, RoomRole.Attendee, RoomRole.Collaborator)
            : Row(name, actions, RoomRole.Presenter, RoomRole.Attendee, RoomRole.Consumer, RoomRole.Collaborator);

        private static PublishedCapability PresenterOnly(string name, params IReadOnlyList<string> actions) => Row(name, actions, RoomRole.Presenter);

        private static PublishedCapability Screen(string name, params IReadOnlyList<string> actions) =>
            Row(name, actions, RoomRole.Presenter, RoomRole.Collaborator);

        private static PublishedCapability Row(string name, IReadOnlyList<string> actions, params IEnumerable<RoomRole> allowed) =>
            new() { Name = name, AllowedRoles = allowed.ToFrozenSet(), Actions = actions };
    }
}
