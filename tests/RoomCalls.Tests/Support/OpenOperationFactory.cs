using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Tests.Support;

/// <summary>Operations that wait for their outcome.</summary>
internal static class OpenOperationFactory
{
    public static OpenOperation<TResult> Create<TResult>(RoomCallAction<TResult> action, int origin = 0) =>
        new(Guid.NewGuid(), action, ActionCatalog.Default.Get(action).ByServer!, null) { Origin = origin };

    public static OpenOperation<TResult> Open<TResult>(this OpenOperations open, RoomCallAction<TResult> action, int origin = 0)
    {
        OpenOperation<TResult> operation = Create(action, origin);
        open.Register(operation);
        return operation;
    }
}
