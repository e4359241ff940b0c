namespace RoomCalls.Internal.Catalog;

/// <summary>The Calling SDK's names of the capabilities that actions need.</summary>
internal static class SeatCapabilityNames
{
    public const string AddCommunicationUser = "AddCommunicationUser";
    public const string AddPhoneNumber = "AddPhoneNumber";
    public const string HangUpForEveryone = "HangUpForEveryone";
    public const string MuteOthers = "MuteOthers";
    public const string RaiseHand = "RaiseHand";
    public const string RemoveParticipant = "RemoveParticipant";
    public const string ShareScreen = "ShareScreen";
    public const string TurnVideoOn = "TurnVideoOn";
    public const string UnmuteMicrophone = "UnmuteMicrophone";
}
