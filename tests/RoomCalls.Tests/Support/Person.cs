namespace RoomCalls.Tests.Support;

/// <summary>Users for rosters.</summary>
internal static class Person
{
    public static readonly ParticipantId Alice = ParticipantId.User("8:acs:r_alice");
    public static readonly ParticipantId Bob = ParticipantId.User("8:acs:r_bob");
    public static readonly ParticipantId Carol = ParticipantId.User("8:acs:r_carol");
    public static readonly ParticipantId Phone = ParticipantId.PhoneNumber("+16045550177");

    public static RoomParticipant Presents(this ParticipantId id) => new(id, RoomRole.Presenter);

    public static RoomParticipant Attends(this ParticipantId id) => new(id, RoomRole.Attendee);
}
