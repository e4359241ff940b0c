namespace RoomCalls.Tests.Support;

internal static class SamplePeople
{
    public const string PhoneText = "+16041234567";

    public static ParticipantId Alice { get; } = ParticipantId.User("8:acs:6d889502-3d7a-41a8-befa-d21fd80e8767_00000028-9c16-4553-2047-04bd45609f2a");

    public static ParticipantId Bob { get; } = ParticipantId.User("8:acs:6d889502-3d7a-41a8-befa-d21fd80e8767_00000028-9c16-4553-2047-04bd45609f2b");

    public static ParticipantId Carol { get; } = ParticipantId.User("8:acs:6d889502-3d7a-41a8-befa-d21fd80e8767_00000028-9c16-4553-2047-04bd45609f2c");

    public static ParticipantId Phone { get; } = ParticipantId.PhoneNumber(PhoneText);

    public static PhoneNumber CallerId { get; } = PhoneNumber.Parse("+16044561234");
}
