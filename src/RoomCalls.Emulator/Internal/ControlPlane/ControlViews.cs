using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.ControlPlane;

// What the control plane answers. The order of the members is the order in the JSON; what is null is left out.

internal sealed record ErrorView(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, int? SubCode, string Message);

internal sealed record ClockView(DateTimeOffset Now);

internal sealed record RequestsView(IReadOnlyList<EmulatedRequest> Requests, long Dropped);

internal sealed record DeliveriesView(IReadOnlyList<EmulatedDelivery> Deliveries, long Dropped);

internal sealed record LedgerView(IReadOnlyList<LedgerEntry> Ledger, long Dropped);

internal sealed record FaultsView(IReadOnlyList<FaultView> Faults, long Dropped);

internal sealed record FaultView(EmulatorFaultKind Kind, string Operation, string? OperationContext, string? EventType, int Times);

internal sealed record StateView(DateTimeOffset Now, IReadOnlyList<RoomView> Rooms, IReadOnlyList<GroupCallView> GroupCalls);

internal sealed record RoomView(
    string Id, DateTimeOffset ValidFrom, DateTimeOffset ValidUntil, bool PstnDialOutEnabled, IReadOnlyDictionary<string, string> Roster, CallView? Call);

internal sealed record GroupCallView(Guid Id, CallView Call);

internal sealed record CallView(string ServerCallId, IReadOnlyList<PersonView> People, IReadOnlyList<ConnectionView> Connections);

internal sealed record ConnectionView(string CallConnectionId, int SequenceNumber, IReadOnlyList<InvitationView> Invitations);

internal sealed record InvitationView(string InvitationId, string RawId);

internal sealed record PersonView(
    Identifier Identifier,
    bool IsOnHold,
    string? DisplayName,
    string State,
    string? Role,
    bool IsMuted,
    bool IsSpeaking,
    bool IsHandRaised,
    IReadOnlyList<StreamView> Streams,
    SeatView? Seat);

internal sealed record StreamView(int Id, string Kind, bool IsAvailable, bool IsReceiving, int Width, int Height);

internal sealed record SeatView(string CallId, string State, bool IsLost, IReadOnlyList<InvitationView> Invitations);
