namespace RoomCalls.Actions;

/// <summary>An action that only a seat can carry, mostly on its own user. It exists only where the actor is the seat; the server side cannot do it.</summary>
public abstract record SeatAction : RoomCallAction<ResultInformation>
{
    private protected SeatAction()
    {
    }

    internal override bool IsOfSeat => true;
}
