namespace RoomCalls.Emulator.Internal.Model;

/// <summary>Who asks people into a call: a connection of Call Automation, or a seat.</summary>
internal interface IInviter
{
    /// <summary>The call.</summary>
    RoomCall? Call { get; }

    /// <summary>Whom it rings now, by invitation id.</summary>
    Dictionary<string, Invitation> Invitations { get; }

    /// <summary>The connection that the ledger names; a seat is none.</summary>
    CallConnection? Connection { get; }
}
