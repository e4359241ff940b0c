namespace RoomCalls.Actions;

/// <summary>An action of the administration of rooms and users, which needs no call.</summary>
/// <typeparam name="TResult">What success gives.</typeparam>
public abstract record AdministrationAction<TResult> : RoomCallAction<TResult>
{
    private protected AdministrationAction()
    {
    }

    internal override bool IsAdministration => true;
}
