using RoomCalls.Actions;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Tests.Support;

/// <summary>Operations that wait for their outcome.</summary>
internal static class OpenOperationFactory
{
    public static OpenOperation<TResult> Create<TResult>(RoomCallAction<TResult> action) => new(CreateRecord(action), ActionRules.Get(action), null);

    /// <summary>The record of an operation that is opened now, by the clock of the tests.</summary>
    public static OperationRecord CreateRecord(RoomCallAction action) => OperationRecord.Create(action, ActionRules.Get(action), ManualTimeProvider.Start);

    public static OpenOperation<TResult> Open<TResult>(this OpenOperations open, RoomCallAction<TResult> action)
    {
        OpenOperation<TResult> operation = Create(action);
        open.Register(operation);
        return operation;
    }
}
