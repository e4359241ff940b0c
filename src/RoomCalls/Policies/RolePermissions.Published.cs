using System.Collections.Frozen;
using RoomCalls.Internal.Catalog;

namespace RoomCalls.Policies;

/// <content>Microsoft's role table for rooms, complete and in its order.</content>
public sealed partial class RolePermissions
{
    /// <summary>The rows are in a separate class, so that they exist before the first table is created from them.</summary>
    private static class PublishedTable
    {
        /// <summary>The rows, each with the actions whose rows in the catalog name it.</summary>
        public static IReadOnlyList<PublishedCapability> Rows { get; } = [.. Microsoft().Select(static row => row with
        {
            Actions = [.. ActionCatalog.Default.Rows.Where(action => action.Permission.Capabilities.Contains(row.Name)).Select(static action => action.Name)],
        })];

        /// <exception cref="InvalidOperationException">The table has no row of that name.</exception>
        public static PublishedCapability Get(string name) => Rows[FindPosition(name)];

        /// <summary>The position of the first row that an action's permission names; behind all rows when it names none.</summary>
        /// <exception cref="InvalidOperationException">The table has no row of that name.</exception>
        public static int FindPosition(PermissionRow permission) => permission.Capabilities.Count == 0 ? Rows.Count : permission.Capabilities.Min(FindPosition);

        private static int FindPosition(string name) => Rows.Index().FirstOrDefault(row => row.Item.Name == name) is { Item: not null } found
            ? found.Index
            : throw new InvalidOperationException($"Microsoft's role table has no row \"{name}\": a row of the catalog of actions names it.");

        private static IEnumerable<PublishedCapability> Microsoft() =>
        [
            All("Turn own video on or off", exceptConsumer: true),
            All("Mute or unmute own microphone", exceptConsumer: true),
            PresenterOnly("Mute a remote user"),
            All("Switch between cameras", exceptConsumer: true),
            All("Know the active speakers"),
            All("Choose the speaker device"),
            All("Choose the microphone device", exceptConsumer: true),
            All("See the participants' state"),
            All("See the call's state"),
            All("See whether a participant is muted"),
            All("See why a participant left"),
            All("Start captions"),
            All("Change the captions' language"),
            PresenterOnly("Invite a room participant into the call"),
            Screen("Share the screen (web only)"),
            Screen("Share an application (web only)"),
            Screen("Share a browser tab (web only)"),
            All("View a shared screen"),
            PresenterOnly("Remove a participant"),
            All("Ask for permission to use camera and microphone", exceptConsumer: true),
            All("List, choose and read the camera", exceptConsumer: true),
            All("List, choose and read the microphone (web only)", exceptConsumer: true),
            All("List and choose the speaker (web only)"),
            All("Read the chosen speaker"),
            All("Render one video in several places"),
            All("Set or update the scaling mode"),
            All("Render remote video"),
            PresenterOnly("Dial out to a phone number from the room's call"),
        ];

        private static PublishedCapability All(string name, bool exceptConsumer = false) => exceptConsumer
            ? Row(name, RoomRole.Presenter, RoomRole.Attendee, RoomRole.Collaborator)
            : Row(name, RoomRole.Presenter, RoomRole.Attendee, RoomRole.Consumer, RoomRole.Collaborator);

        private static PublishedCapability PresenterOnly(string name) => Row(name, RoomRole.Presenter);

        private static PublishedCapability Screen(string name) => Row(name, RoomRole.Presenter, RoomRole.Collaborator);

        private static PublishedCapability Row(string name, params IEnumerable<RoomRole> allowed) => new() { Name = name, AllowedRoles = allowed.ToFrozenSet() };
    }
}
