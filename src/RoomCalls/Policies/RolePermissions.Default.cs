using System.Collections.Frozen;
using RoomCalls.Actions;

namespace RoomCalls.Policies;

/// <content>The default table: Microsoft's answer where there is one, else a safe one of ours.</content>
public sealed partial class RolePermissions
{
    /// <summary>Apart, so that its rows exist before the first table is made of them.</summary>
    private static class DefaultTable
    {
        private const string OfAdministrator = "The application's own actions are not bound by roles.";
        private const string OnlyForSeats = "It exists only for a seat's own user.";
        private const string OfPhone = "A phone is on no roster and has no role: it can only mute itself, on its own device.";
        private const string OwnLeg = "Nothing is published; the application's leg carries everybody's phones, so only a Presenter may touch it.";
        private const string RoomAdministration = "Rooms and users are the application's to manage; no role in a call reaches them.";

        private const string OnlyOneself = "Nothing is published; it touches nobody but oneself.";

        private enum Who
        {
            Nobody,
            Presenters,
            Everybody,
        }

        private static readonly (string Action, Who Who, PermissionSource Source, string Reason)[] OwnRows =
        [
            (nameof(JoinCall), Who.Everybody, PermissionSource.Documented, "Everybody on the room's roster may start or join its call."),
            (nameof(LeaveCall), Who.Everybody, PermissionSource.Ours, OnlyOneself),
            (nameof(HoldCall), Who.Everybody, PermissionSource.Ours, OnlyOneself),
            (nameof(ResumeCall), Who.Everybody, PermissionSource.Ours, OnlyOneself),
            (nameof(RaiseHand), Who.Everybody, PermissionSource.Ours, OnlyOneself),
            (nameof(LowerHand), Who.Everybody, PermissionSource.Ours, OnlyOneself),
            (nameof(ConnectCall), Who.Presenters, PermissionSource.Ours, OwnLeg),
            (nameof(CancelAddParticipant), Who.Presenters, PermissionSource.Ours, "Nothing is published; whoever may invite may take it back."),
            (nameof(SendDtmf), Who.Presenters, PermissionSource.Ours, "Nothing is published; tones steer somebody else's phone, so only a Presenter may send them."),
            (nameof(HangUpCall), Who.Presenters, PermissionSource.Ours, OwnLeg),
            (nameof(HangUpForEveryone), Who.Presenters, PermissionSource.Ours, "Nothing is published; ending the call for everyone is a Presenter's."),
            (nameof(GetCallConnection), Who.Nobody, PermissionSource.Ours, "Nothing is published; what the application's leg knows is the application's."),
            .. new[]
            {
                nameof(CreateRoom), nameof(GetRoom), nameof(ListRooms), nameof(UpdateRoom), nameof(DeleteRoom), nameof(ListRoomParticipants), nameof(UpdateRoomParticipants),
                nameof(CreateUser), nameof(CreateUserAndToken), nameof(IssueUserToken), nameof(RevokeUserTokens), nameof(DeleteUser),
            }.Select(static action => (action, Who.Nobody, PermissionSource.Ours, RoomAdministration)),
        ];

        private static readonly FrozenSet<string> SeatOnly =
        [
            nameof(StartVideo), nameof(StopVideo), nameof(MuteSelf), nameof(UnmuteSelf), nameof(StartScreenSharing), nameof(StopScreenSharing), nameof(MuteAllOthers),
            nameof(LeaveCall), nameof(HoldCall), nameof(ResumeCall), nameof(RaiseHand), nameof(LowerHand),
        ];

        private static readonly FrozenSet<string> Names = [.. PublishedTable.Rows.SelectMany(static r => r.Actions), .. OwnRows.Select(static r => r.Action)];

        private static readonly RoomRole[] Roles = [RoomRole.Presenter, RoomRole.Attendee, RoomRole.Consumer, RoomRole.Collaborator];

        public static IEnumerable<RolePermission> Cells() =>
            PublishedRows().Concat(OwnRows.SelectMany(static row => Row(row.Action, row.Source, row.Reason, role => IsAllowed(row.Who, role))));

        /// <summary>Whether an action of ours has this name.</summary>
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
            Cell(PermissionSubject.Phone, action, false, PermissionSource.Documented, OfPhone),
            SeatOnly.Contains(action)
                ? Cell(PermissionSubject.Administrator, action, false, PermissionSource.Ours, OnlyForSeats)
                : Cell(PermissionSubject.Administrator, action, true, PermissionSource.Documented, OfAdministrator),
        ];
    }
}
