using RoomCalls.Emulator.Internal.Model;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>What a seat's user may do, as the service enforces it for clients: Microsoft's role table for rooms. A role that it does not know counts as Attendee.</summary>
internal static class SeatRights
{
    /// <summary>The capabilities, in the Windows SDK's words, in its order.</summary>
    public static readonly IReadOnlyList<string> Capabilities =
    [
        "TurnVideoOn", "UnmuteMicrophone", "ShareScreen", "RemoveParticipant", "HangUpForEveryone", "AddTeamsUser", "AddCommunicationUser", "AddPhoneNumber", "ManageLobby",
        "StartLiveCaptions", "RaiseHand", "MuteOthers",
    ];

    /// <summary>Why a seat has a capability or not: <c>Capable</c>, <c>RoleRestricted</c> or <c>CallTypeRestricted</c>.</summary>
    public static string ReasonOf(Seat seat, string capability) => capability switch
    {
        "AddTeamsUser" or "ManageLobby" => "CallTypeRestricted",
        _ when !IsInRole(seat.Role, capability) => "RoleRestricted",
        "AddPhoneNumber" when !seat.Call.Place.MayDialOut => "CallTypeRestricted",
        _ => "Capable",
    };

    /// <summary>Refuses what the seat's role does not allow.</summary>
    public static void Require(Seat seat, string capability)
    {
        if (!IsInRole(seat.Role, capability))
        {
            throw new EmulatorRefusalException(403, "RoleRestricted", 0, $"RoleRestricted: {seat.Role} may not {capability}.");
        }
    }

    /// <summary>Whether a role has a capability; in a group call, where there are no roles, everybody has all.</summary>
    public static bool IsInRole(string? role, string capability) => (role, capability) switch
    {
        (null or "Presenter", _) => true,
        ("Collaborator", "ShareScreen") => true,
        ("Consumer", "TurnVideoOn" or "UnmuteMicrophone") => false,
        (_, "TurnVideoOn" or "UnmuteMicrophone" or "StartLiveCaptions" or "RaiseHand") => true,
        _ => false,
    };
}
