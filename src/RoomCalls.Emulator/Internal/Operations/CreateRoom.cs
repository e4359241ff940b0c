using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Creates a room.</summary>
/// <remarks>
/// <c>POST /rooms</c>, 201, Location is the bare id. 400: dates, roles or identifiers are not valid.
/// </remarks>
internal sealed class CreateRoom() : Operation("CreateRoom", "POST", "rooms")
{
    public override bool IsRepeatable => true;

    public override Reply Execute(World world, OperationRequest request)
    {
        (DateTimeOffset from, DateTimeOffset until) = RoomWindow.Read(world, request, current: null);
        bool dialOut = request.GetFlag("pstnDialOutEnabled") ?? false;
        IReadOnlyList<(string RawId, string? Role)> roster = RoomParticipantsReader.Read(request, mayRemove: false);
        Room room = world.AddRoom();
        (room.ValidFrom, room.ValidUntil, room.PstnDialOutEnabled) = (from, until, dialOut);
        foreach ((string rawId, string? role) in roster)
        {
            room.Participants[rawId] = role!;
        }

        return new Reply(201, JsonBytes.WriteObject(json => RoomJson.Write(json, room))) { Location = room.Id };
    }
}
