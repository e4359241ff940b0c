namespace RoomCalls.Actions;

/// <summary>An action whose success has a result.</summary>
/// <typeparam name="TResult">What success gives.</typeparam>
public abstract record RoomCallAction<TResult> : RoomCallAction
{
    private protected RoomCallAction()
    {
    }
}
