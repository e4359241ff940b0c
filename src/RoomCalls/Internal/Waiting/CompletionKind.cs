namespace RoomCalls.Internal.Waiting;

/// <summary>What ends an action.</summary>
internal enum CompletionKind
{
    /// <summary>The accepting answer.</summary>
    Response,

    /// <summary>The event with our operation context.</summary>
    Context,

    /// <summary>The event with the invitation's id.</summary>
    Invitation,

    /// <summary>The connection's own event.</summary>
    Connection,

    /// <summary>The roster, once it shows what was asked.</summary>
    State,

    /// <summary>The seat that carries it, once it shows what came of it.</summary>
    Seat,
}
