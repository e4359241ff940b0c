using RoomCalls.Emulator;

namespace RoomCalls.Specs.Support;

/// <content>What reached the emulator, and what truly happened there.</content>
internal sealed partial class Stage
{
    /// <summary>The requests of calls, that is, all but those about rooms and users.</summary>
    public IReadOnlyList<EmulatedRequest> CallRequests =>
        [.. Emulator.Requests.Where(r => r.Path.StartsWith("/calling/", StringComparison.Ordinal))];

    /// <summary>The requests of one operation.</summary>
    public IReadOnlyList<EmulatedRequest> Requests(string operation) => Emulator.RequestsOf(operation);

    /// <summary>What the ledger has of one kind, about one person if said.</summary>
    public IReadOnlyList<LedgerEntry> Ledger(LedgerKind kind, ParticipantId? person = null) => Emulator.LedgerOf(kind, person);

    /// <summary>Adds a fault to the next request of an operation.</summary>
    public void Fault(string operation, EmulatorFault fault, string? operationContext = null, int times = 1) =>
        Emulator.Faults.Add(fault.ForOperation(operation, operationContext, times));
}
