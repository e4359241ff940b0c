using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Tests.Support;

/// <summary>Operations that wait for their outcome.</summary>
internal static class OpenOperationFactory
{
    public static OpenOperation<TResult> Create<TResult>(RoomCallAction<TResult> action, int origin = 0) =>
        new(CreateRecord(action), RuleOf(action), null) { Origin = origin };

    /// <summary>The record of an operation that is opened now, by the clock of the tests.</summary>
    public static OperationRecord CreateRecord(RoomCallAction action) => OperationRecord.Create(action, RuleOf(action), ManualTimeProvider.Start);

    public static OpenOperation<TResult> Open<TResult>(this OpenOperations open, RoomCallAction<TResult> action, int origin = 0)
    {
        OpenOperation<TResult> operation = Create(action, origin);
        open.Register(operation);
        return operation;
    }

    private static ActionRule RuleOf(RoomCallAction action) => ActionCatalog.Default.Get(action) is { ByServer: { } byServer } ? byServer : ActionCatalog.Default.Get(action).BySeat!;
}
