using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>An operation on a call connection that exists.</summary>
internal abstract class CallOperation(string name, string method, string suffix)
    : Operation(name, method, "calling/callConnections/*" + suffix)
{
    /// <summary>Whether the connection must be established.</summary>
    protected virtual bool NeedsCall => true;

    public sealed override Reply Execute(World world, OperationRequest request)
    {
        if (!world.Connections.TryGetValue(request.Target.Id, out CallConnection? connection))
        {
            throw NotFound("Call not found.");
        }

        return NeedsCall && connection.Call is null
            ? throw new RefusedException(400, "8501", "Action is invalid when call is not in Established state.")
            : Execute(world, request, connection);
    }

    /// <summary>Executes the operation on a connection that exists.</summary>
    protected abstract Reply Execute(World world, OperationRequest request, CallConnection connection);

    /// <summary>The error for a connection or a person that does not exist: 404/8522.</summary>
    protected static RefusedException NotFound(string message) => new(404, "8522", message);

    /// <summary>Reads the address of the outcome: the callback URI of the operation, or else of the connection.</summary>
    protected static CallbackAddress ReadAddress(World world, OperationRequest request, CallConnection connection)
    {
        string? requested = request.GetText("operationCallbackUri");
        if (requested is not null && !CallbackUris.IsAllowed(requested, world.Options))
        {
            throw request.Invalid("OperationCallbackUri is invalid.");
        }

        return new CallbackAddress(requested ?? connection.CallbackUri, request.GetText("operationContext"));
    }

    /// <summary>The answer of most actions: the operation context, if there is one.</summary>
    protected static Reply Echo(int status, CallbackAddress address) => new(status, JsonBytes.WriteObject(json =>
    {
        if (address.OperationContext is not null)
        {
            json.WriteString("operationContext"u8, address.OperationContext);
        }
    }));
}
