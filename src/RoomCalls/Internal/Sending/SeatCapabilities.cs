using RoomCalls.Actions;

namespace RoomCalls.Internal.Sending;

/// <summary>The Calling SDK's names of what lets a seat's user take an action.</summary>
internal static class SeatCapabilities
{
    /// <returns>The name, or <see langword="null"/> for what needs none.</returns>
    public static string? Of(RoomCallAction action) => action switch
    {
        StartVideo => "TurnVideoOn",
        UnmuteSelf => "UnmuteMicrophone",
        StartScreenSharing => "ShareScreen",
        RemoveParticipant => "RemoveParticipant",
        HangUpForEveryone => "HangUpForEveryone",
        AddParticipant { Id.Kind: ParticipantKind.PhoneNumber } => "AddPhoneNumber",
        AddParticipant => "AddCommunicationUser",
        MuteParticipant or MuteAllOthers => "MuteOthers",
        RaiseHand => "RaiseHand",
        _ => null,
    };
}
