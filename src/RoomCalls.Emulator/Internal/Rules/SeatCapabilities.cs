using RoomCalls.Emulator.Internal.Model;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>
/// The capabilities of a seat's user, as the service enforces them for clients: Microsoft's role table for rooms. An unknown role counts as Attendee.
/// </summary>
internal static class SeatCapabilities
{
    /// <summary>All capabilities, with the names and in the order of the Windows SDK.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "TurnVideoOn", "UnmuteMicrophone", "ShareScreen", "RemoveParticipant", "HangUpForEveryone", "AddTeamsUser", "AddCommunicationUser", "AddPhoneNumber",
        "ManageLobby", "StartLiveCaptions", "RaiseHand", "MuteOthers",
    ];

    /// <summary>Why a seat has a capability or not: <c>Capable</c>, <c>RoleRestricted</c> or <c>CallTypeRestricted</c>.</summary>
    public static string GetReason(Seat seat, string capability) => capability switch
    {
        "AddTeamsUser" or "ManageLobby" => "CallTypeRestricted",
        _ when !IsAllowed(seat.Role, capability) => "RoleRestricted",
        "AddPhoneNumber" when !seat.Call.Place.AllowsDialOut => "CallTypeRestricted",
        _ => "Capable",
    };

    /// <summary>Refuses what the seat's role does not allow.</summary>
    public static void Require(Seat seat, string capability)
    {
        if (!IsAllowed(seat.Role, capability))
        {
            throw new EmulatorRefusalException(403, "RoleRestricted", 0, $"RoleRestricted: {seat.Role} may not {capability}.");
        }
    }

    /// <summary>Whether a role has a capability. In a group call there are no roles, and everyone has every capability.</summary>
    public static bool IsAllowed(string? role, string capability) => (role, capability) switch
    {
        (null or "Presenter", _) => true,
        ("Collaborator", "ShareScreen") => true,
        ("Consumer", "TurnVideoOn" or "UnmuteMicrophone") => false,
        (_, "TurnVideoOn" or "UnmuteMicrophone" or "StartLiveCaptions" or "RaiseHand") => true,
        _ => false,
    };
}
