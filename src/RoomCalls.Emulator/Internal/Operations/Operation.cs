using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>One operation of a service. It runs under the world's lock and never waits.</summary>
internal abstract class Operation(string name, string method, string route)
{
    /// <summary>The name that faults and logs use.</summary>
    public string Name { get; } = name;

    /// <summary>The HTTP method.</summary>
    public string Method { get; } = method;

    /// <summary>The path with a star for each id.</summary>
    public string Route { get; } = route;

    /// <summary>Whether a repeated Repeatability-Request-ID gets the first answer again.</summary>
    public virtual bool IsRepeatable => false;

    /// <summary>Whether the answer has a Repeatability-Result header. The recorded answers to connect do not.</summary>
    public virtual bool ReportsRepeatability => IsRepeatable;

    /// <summary>Executes the operation and answers, or throws a <see cref="RefusedException"/>.</summary>
    public abstract Reply Execute(World world, OperationRequest request);
}
