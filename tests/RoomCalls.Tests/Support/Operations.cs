using RoomCalls.Actions;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Tests.Support;

internal static class Operations
{
    public static OpenOperation<TResult> Of<TResult>(RoomCallAction<TResult> action) => new(Guid.NewGuid(), action, ActionRules.Get(action), null);

    public static OpenOperation<TResult> Open<TResult>(this OpenOperations open, RoomCallAction<TResult> action)
    {
        OpenOperation<TResult> operation = Of(action);
        open.Register(operation);
        return operation;
    }
}
