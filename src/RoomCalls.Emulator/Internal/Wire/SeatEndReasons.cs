namespace RoomCalls.Emulator.Internal.Wire;

/// <summary>Why a seat is out of the call, in the codes of the Calling SDK.</summary>
internal static class SeatEndReasons
{
    /// <summary>The user hung up.</summary>
    public static readonly ResultInformation UserLeft = new(0, 0, "The user left the call. DiagCode: 0#0.@");

    /// <summary>Another participant, or Call Automation, removed the user.</summary>
    public static readonly ResultInformation Removed = new(0, 5300, "The user was removed from the call. DiagCode: 0#5300.@");

    /// <summary>Call Automation ended the call.</summary>
    public static readonly ResultInformation EndedByServer = new(0, 7000, "The call was ended by Call Automation or a server bot. DiagCode: 0#7000.@");

    /// <summary>A seat ended the call for everyone.</summary>
    public static readonly ResultInformation EndedByOrganizer = new(0, 4097, "The call was ended for everyone. DiagCode: 0#4097.@");

    /// <summary>The same user took a newer seat.</summary>
    public static readonly ResultInformation TakenOver = new(487, 10_003, "The call was accepted on another endpoint. DiagCode: 487#10003.@");

    /// <summary>No newer token came in time.</summary>
    public static readonly ResultInformation TokenExpired = new(495, 4507, "No valid token was supplied. DiagCode: 495#4507.@");

    /// <summary>The client vanished.</summary>
    public static readonly ResultInformation ConnectionLost = new(0, 4521, "The client vanished. DiagCode: 0#4521.@");

    /// <summary>The emulator was reset.</summary>
    public static readonly ResultInformation EmulatorReset = new(0, 0, "The emulator was reset. DiagCode: 0#0.@");
}
