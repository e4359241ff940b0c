using RoomCalls.Emulator.Internal.Model;

namespace RoomCalls.Emulator.Internal.ControlPlane;

/// <summary>Reads what is true now: rooms, their participants, the calls in them, group calls, invitations.</summary>
internal static class StateReader
{
    /// <summary>Reads the whole state under the lock, so that it is true at one instant.</summary>
    public static StateView Read(World world)
    {
        lock (world.Lock)
        {
            return new StateView(
                world.Now,
                [.. world.Rooms.Values.Select(ReadRoom)],
                [
                    .. world.GroupCalls.Values
                        .Where(group => group.Call is not null)
                        .Select(group => new GroupCallView(group.GroupCallId!.Value, ReadCall(group.Call!))),
                ]);
        }
    }

    private static RoomView ReadRoom(Room room) => new(
        room.Id,
        room.ValidFrom,
        room.ValidUntil,
        room.PstnDialOutEnabled,
        new OrderedDictionary<string, string>(room.Participants),
        room.Call is null ? null : ReadCall(room.Call));

    private static CallView ReadCall(RoomCall call) => new(
        call.ServerCallId,
        [.. call.People.Values.Select(person => ReadPerson(person, call.Seats.GetValueOrDefault(person.Identifier.RawId)))],
        [.. call.Connections.Select(connection => new ConnectionView(connection.Id, connection.RosterSequence, ReadInvitations(connection)))]);

    private static PersonView ReadPerson(CallPerson person, Seat? seat) => new(
        person.Identifier,
        person.IsOnHold,
        person.DisplayName,
        person.State,
        person.Role,
        person.IsMuted,
        person.IsSpeaking,
        person.IsHandRaised,
        [.. person.Streams.Select(stream => new StreamView(stream.Id, stream.Kind, IsAvailable: true, IsReceiving: true, stream.Width, stream.Height))],
        seat is null ? null : new SeatView(seat.CallId, seat.State, IsLost: seat.Loss is not null, ReadInvitations(seat)));

    private static InvitationView[] ReadInvitations(IInviter inviter) =>
        [.. inviter.Invitations.Values.Select(invitation => new InvitationView(invitation.Id, invitation.Invitee.RawId))];
}
