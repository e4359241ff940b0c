using System.Text.Json;
using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Connects to the call of a room, to a group call, or to any call by its server call id.</summary>
/// <remarks>
/// <c>POST /calling/callConnections:connect</c>, 200. 400/8523: not valid. 404/8522: no such room, or no call of that server call id.
/// The outcome is CallConnected with a roster, or ConnectFailed. Options choose how each reason refuses.
/// </remarks>
internal sealed class Connect() : Operation("Connect", "POST", "calling/callConnections:connect")
{
    public override bool IsRepeatable => true;

    public override bool ReportsRepeatability => false;

    public override Reply Execute(World world, OperationRequest request)
    {
        JsonElement locator = request.GetRequiredObject("callLocator");
        string callbackUri = request.GetRequiredText("callbackUri");
        string? operationContext = request.GetText("operationContext");
        if (!CallbackUris.IsAllowed(callbackUri, world.Options))
        {
            throw request.Invalid("CallbackUri is invalid.");
        }

        CallPlace place = FindPlace(world, request, locator);
        if (Connecting.FindObstacle(world, place) is { } obstacle
            && ((ReferenceEquals(obstacle, Connecting.OutsideWindow) && world.Options.ExpiredRoomBehavior == ExpiredRoomBehavior.Forbidden)
                || (ReferenceEquals(obstacle, Connecting.NoCall) && world.Options.EmptyRoomBehavior == EmptyRoomBehavior.NotFound)))
        {
            throw new RefusedException(obstacle.Code, obstacle.SubCode.ToString(null, null), obstacle.Message);
        }

        CallConnection connection = new(world.NewId(), place, callbackUri, operationContext, request.ApiVersion, request.ChainId);
        world.Connections.Add(connection.Id, connection);
        Reply reply = new(200, JsonBytes.WriteObject(json => ConnectionJson.WriteConnecting(json, connection, world.NewId())));
        request.Callbacks.Pending.Begin();
        world.Schedule(world.Options.ConnectDelay, () => Connecting.Complete(world, connection, request.Callbacks));
        return reply;
    }

    /// <summary>Finds the place that the locator names: a room, a group call, or the place of the call with a server call id.</summary>
    private static CallPlace FindPlace(World world, OperationRequest request, JsonElement locator)
    {
        string? roomId = request.GetText(locator, "roomId");
        string? serverCallId = request.GetText(locator, "serverCallId");
        string? groupCallId = request.GetText(locator, "groupCallId");
        CallPlace? place = (request.GetText(locator, "kind"), roomId, serverCallId, groupCallId) switch
        {
            (null or "roomCallLocator", { Length: > 0 }, null, null) => world.Rooms.GetValueOrDefault(roomId),
            (null or "serverCallLocator", null, { Length: > 0 }, null) =>
                world.Places.FirstOrDefault(candidate => candidate.Call?.ServerCallId == serverCallId),
            (null or "groupCallLocator", null, null, { Length: > 0 }) => Guid.TryParse(groupCallId, out Guid group)
                ? world.GetOrAddGroupCall(group)
                : throw request.Invalid("groupCallId is not a GUID."),
            _ => throw request.Invalid("callLocator is invalid: it needs a kind and the id that belongs to it."),
        };
        return place ?? throw new RefusedException(404, "8522", "Call not found.");
    }
}
