using RoomCalls.Actions;
using RoomCalls.Events;

namespace RoomCalls.Internal.Catalog;

/// <summary>The call connection: connect, read, hang up.</summary>
internal static class ConnectionRows
{
    private const string ConnectionReason =
        "Nothing is published; the application's connection carries everyone's phones, so only a Presenter may control it.";

    public static IReadOnlyList<ActionDescriptor> All { get; } =
    [
        new ActionRow<ConnectCall>
        {
            Permission = PermissionRow.Unpublished(PermittedRoles.Presenters, ConnectionReason),
            Traits = ActionTraits.EntersCall,
            ByServer = Ends.WithConnection<CallConnected, ConnectFailed>(90, static (e, _) => e.CallConnectionId),     // the service sets a call up in 85 s
            CallCallback = static connect => connect.CallbackUri,
        },
        new ActionRow<HangUpCall>
        {
            Permission = PermissionRow.Unpublished(PermittedRoles.Presenters, ConnectionReason),
            ByServer = Ends.WithEndOfCall(RepeatSafety.Idempotent),
            OnSeatHandle = static hangUp => new LeaveCall { Deadline = hangUp.Deadline },
        },
        new ActionRow<HangUpForEveryone>
        {
            Permission = PermissionRow.Unpublished(PermittedRoles.Presenters, "Nothing is published; only a Presenter may end the call for everyone."),
            ByServer = Ends.WithEndOfCall(RepeatSafety.Repeatable),
            BySeat = Ends.WithSeatOut(),
            SeatCapability = SeatCapability.HangUpForEveryone,
        },
        new ActionRow<GetCallConnection>
        {
            Permission = PermissionRow.Unpublished(
                PermittedRoles.Nobody, "Nothing is published; the properties of the connection belong to the application."),
            ByServer = Ends.WithAnswer(RepeatSafety.Read),
        },
    ];
}
