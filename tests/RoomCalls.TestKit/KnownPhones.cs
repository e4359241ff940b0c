namespace RoomCalls.TestKit;

/// <summary>Phones. On an emulator those of the test range behave by their last two digits, all others answer after a short ring.</summary>
public static class KnownPhones
{
    public const string AnsweringNumber = "+16041234567";

    public static readonly PhoneNumber CallerId = PhoneNumber.Parse("+16044561234");
    public static readonly PhoneNumber UnownedCallerId = PhoneNumber.Parse("+15005550201");

    public static readonly ParticipantId Answering = ParticipantId.PhoneNumber(AnsweringNumber);
    public static readonly ParticipantId Another = ParticipantId.PhoneNumber("+16047654321");

    public static readonly ParticipantId Busy = ParticipantId.PhoneNumber("+15005550101");
    public static readonly ParticipantId Declining = ParticipantId.PhoneNumber("+15005550102");
    public static readonly ParticipantId NeverAnswering = ParticipantId.PhoneNumber("+15005550103");
    public static readonly ParticipantId Unreachable = ParticipantId.PhoneNumber("+15005550104");
    public static readonly ParticipantId HangingUpAfter5Seconds = ParticipantId.PhoneNumber("+15005550105");
    public static readonly ParticipantId AnsweringAfter20Seconds = ParticipantId.PhoneNumber("+15005550107");
}
