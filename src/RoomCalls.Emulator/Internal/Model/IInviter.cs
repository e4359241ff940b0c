namespace RoomCalls.Emulator.Internal.Model;

/// <summary>An inviter of people to a call: a connection of Call Automation, or a seat.</summary>
internal interface IInviter
{
    /// <summary>The call.</summary>
    RoomCall? Call { get; }

    /// <summary>The ringing invitations, by id.</summary>
    Dictionary<string, Invitation> Invitations { get; }

    /// <summary>The connection that the ledger names, or <see langword="null"/> for a seat.</summary>
    CallConnection? Connection { get; }
}
