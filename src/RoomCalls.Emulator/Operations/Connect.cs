using System.Text.Json;
using RoomCalls.Emulator.Callbacks;
using RoomCalls.Emulator.Http;
using RoomCalls.Emulator.Model;
using RoomCalls.Emulator.Rules;
using RoomCalls.Emulator.Wire;

namespace RoomCalls.Emulator.Operations;

/// <summary>Connects to the call of a room.</summary>
/// <remarks>
/// <c>POST /calling/callConnections:connect</c>, 200. 400/8523: not valid. 404/8522: no such room or call.
/// The outcome is CallConnected with a roster, or ConnectFailed. What refuses how is switchable.
/// </remarks>
internal sealed class Connect() : Operation("Connect", "POST", "calling/callConnections:connect")
{
    public override bool IsRepeatable => true;

    public override bool SaysRepeatable => false;

    public override Reply Execute(World world, OperationRequest request)
    {
        JsonElement locator = request.RequiredObject("callLocator");
        string callbackUri = request.RequiredText("callbackUri");
        string? operationContext = request.Text("operationContext");
        if (!CallbackUris.IsAllowed(callbackUri, world.Options))
        {
            throw request.Invalid("CallbackUri is invalid.");
        }

        Room room = FindRoom(world, request, locator);
        if (Connecting.FindObstacle(world, room) is { } obstacle
            && ((ReferenceEquals(obstacle, Connecting.OutsideWindow) && world.Options.ExpiredRoom == ExpiredRoomBehavior.Forbidden)
                || (ReferenceEquals(obstacle, Connecting.NobodyThere) && world.Options.EmptyRoom == EmptyRoomBehavior.NotFound)))
        {
            throw new RefusedException(obstacle.Code, obstacle.SubCode.ToString(null, null), obstacle.Message);
        }

        CallConnection connection = new(world.NewId(), room, callbackUri, operationContext, request.ApiVersion, request.ChainId);
        world.Connections.Add(connection.Id, connection);
        Reply reply = new(200, JsonBytes.Object(json => ConnectionJson.WriteConnecting(json, connection, world.NewId())));
        request.Trail.Hold();
        world.Later(world.Options.ConnectDelay, () => Connecting.Complete(world, connection, request.Trail));
        return reply;
    }

    /// <summary>Finds the room of a room call locator, or that of the call with a server call id.</summary>
    private static Room FindRoom(World world, OperationRequest request, JsonElement locator)
    {
        string? roomId = request.Text(locator, "roomId");
        string? serverCallId = request.Text(locator, "serverCallId");
        Room? room = (request.Text(locator, "kind"), roomId, serverCallId) switch
        {
            (null or "roomCallLocator", { Length: > 0 }, null) => world.Rooms.GetValueOrDefault(roomId),
            (null or "serverCallLocator", null, { Length: > 0 }) =>
                world.Rooms.Values.FirstOrDefault(candidate => candidate.Call?.ServerCallId == serverCallId),
            ("groupCallLocator", _, _) => throw request.Invalid("The emulator has room calls only: use a roomCallLocator or a serverCallLocator."),
            _ => throw request.Invalid("callLocator is invalid: it needs a kind and the id that belongs to it."),
        };
        return room ?? throw new RefusedException(404, "8522", "Call not found.");
    }
}
