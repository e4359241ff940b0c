using System.Collections.Frozen;
using RoomCalls.Actions;

namespace RoomCalls.Policies;

/// <content>The default table: Microsoft's rules where they are published, otherwise safe defaults.</content>
public sealed partial class RolePermissions
{
    /// <summary>The rows are in a separate class, so that they exist before the first table is created from them.</summary>
    private static class DefaultTable
    {
        private const string AdministratorReason = "Roles do not restrict the application itself.";
        private const string SeatOnlyReason = "Only the user in a seat can do it.";
        private const string PhoneReason = "A phone is not a participant of the room and has no role: it can only mute itself, on the device.";
        private const string ConnectionReason =
            "Nothing is published; the application's connection carries everyone's phones, so only a Presenter may control it.";
        private const string AdministrationReason = "Only the application manages rooms and users; no role in a call includes it.";

        private const string SelfReason = "Nothing is published; it affects nobody else.";

        private enum Who
        {
            Nobody,
            Presenters,
            Everybody,
        }

        private static readonly (string Action, Who Who, PermissionSource Source, string Reason)[] OtherRows =
        [
            (nameof(JoinCall), Who.Everybody, PermissionSource.Documented, "Every participant of the room may start or join its call."),
            (nameof(LeaveCall), Who.Everybody, PermissionSource.Undocumented, SelfReason),
            (nameof(HoldCall), Who.Everybody, PermissionSource.Undocumented, SelfReason),
            (nameof(ResumeCall), Who.Everybody, PermissionSource.Undocumented, SelfReason),
            (nameof(RaiseHand), Who.Everybody, PermissionSource.Undocumented, SelfReason),
            (nameof(LowerHand), Who.Everybody, PermissionSource.Undocumented, SelfReason),
            (nameof(ConnectCall), Who.Presenters, PermissionSource.Undocumented, ConnectionReason),
            (nameof(CancelAddParticipant), Who.Presenters, PermissionSource.Undocumented, "Nothing is published; those who may invite may also cancel an invitation."),
            (nameof(SendDtmf), Who.Presenters, PermissionSource.Undocumented, "Nothing is published; tones control another phone, so only a Presenter may send them."),
            (nameof(HangUpCall), Who.Presenters, PermissionSource.Undocumented, ConnectionReason),
            (nameof(HangUpForEveryone), Who.Presenters, PermissionSource.Undocumented, "Nothing is published; only a Presenter may end the call for everyone."),
            (nameof(GetCallConnection), Who.Nobody, PermissionSource.Undocumented, "Nothing is published; the properties of the connection belong to the application."),
            .. new[]
            {
                nameof(CreateRoom), nameof(GetRoom), nameof(ListRooms), nameof(UpdateRoom), nameof(DeleteRoom),
                nameof(ListRoomParticipants), nameof(UpdateRoomParticipants),
                nameof(CreateUser), nameof(CreateUserWithToken), nameof(IssueUserToken), nameof(RevokeUserTokens), nameof(DeleteUser),
            }.Select(static action => (action, Who.Nobody, PermissionSource.Undocumented, AdministrationReason)),
        ];

        private static readonly FrozenSet<string> SeatOnly =
        [
            nameof(StartVideo), nameof(StopVideo), nameof(MuteSelf), nameof(UnmuteSelf), nameof(StartScreenSharing), nameof(StopScreenSharing),
            nameof(MuteAllOthers), nameof(LeaveCall), nameof(HoldCall), nameof(ResumeCall), nameof(RaiseHand), nameof(LowerHand),
        ];

        private static readonly FrozenSet<string> Names =
            [.. PublishedTable.Rows.SelectMany(static r => r.Actions), .. OtherRows.Select(static r => r.Action)];

        private static readonly RoomRole[] Roles = [RoomRole.Presenter, RoomRole.Attendee, RoomRole.Consumer, RoomRole.Collaborator];

        public static IEnumerable<RolePermission> Cells() =>
            PublishedRows().Concat(OtherRows.SelectMany(static row => Row(row.Action, row.Source, row.Reason, role => IsAllowed(row.Who, role))));

        /// <summary>Whether RoomCalls has an action with this name.</summary>
        public static bool IsAction(string name) => Names.Contains(name);

        private static bool IsAllowed(Who who, RoomRole role) => who == Who.Everybody || (who == Who.Presenters && role == RoomRole.Presenter);

        private static IEnumerable<RolePermission> PublishedRows() =>
            from published in PublishedTable.Rows
            from action in published.Actions
            group published by action into rows
            from cell in Row(rows.Key, PermissionSource.Documented, string.Join("; ", rows.Select(r => r.Name)) + '.', role => rows.All(r => r.IsAllowed(role)))
            select cell;

        private static IEnumerable<RolePermission> Row(string action, PermissionSource source, string reason, Func<RoomRole, bool> isAllowed) =>
        [
            .. Roles.Select(role => Cell(role, action, isAllowed(role), source, reason)),
            Cell(PermissionSubject.Phone, action, false, PermissionSource.Documented, PhoneReason),
            SeatOnly.Contains(action)
                ? Cell(PermissionSubject.Administrator, action, false, PermissionSource.Undocumented, SeatOnlyReason)
                : Cell(PermissionSubject.Administrator, action, true, PermissionSource.Documented, AdministratorReason),
        ];
    }
}
