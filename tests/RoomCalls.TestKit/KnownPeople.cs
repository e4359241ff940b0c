namespace RoomCalls.TestKit;

/// <summary>Users for tests that need no emulator; on an emulator users are created.</summary>
public static class KnownPeople
{
    private const string Resource = "8:acs:6d889502-3d7a-41a8-befa-d21fd80e8767_00000028-9c16-4553-2047-04bd45609f2";

    public static ParticipantId Alice { get; } = ParticipantId.User(Resource + "a");

    public static ParticipantId Bob { get; } = ParticipantId.User(Resource + "b");

    public static ParticipantId Carol { get; } = ParticipantId.User(Resource + "c");

    extension(ParticipantId id)
    {
        public RoomParticipant AsPresenter() => new(id, RoomRole.Presenter);

        public RoomParticipant AsAttendee() => new(id, RoomRole.Attendee);
    }
}
