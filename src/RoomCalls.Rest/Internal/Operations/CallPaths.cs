using RoomCalls.Rest.Internal.Wire;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Internal.Operations;

/// <summary>The paths of Call Automation.</summary>
internal static class CallPaths
{
    /// <summary>The path of all legs.</summary>
    public const string Connections = "/calling/callConnections";

    /// <summary>The path of the envelope's leg, with what follows it.</summary>
    public static string Leg(string action, ActionEnvelope envelope, string rest = "") => envelope.CallConnectionId is CallConnectionId id
        ? $"{Connections}/{PathSegment.Escape(action, id.ToString())}{rest}"
        : throw new InvalidActionException(action, ["It needs a leg of a call, and the envelope names none."]);

    /// <summary>The path of the participants that the envelope's leg sees, with what follows it.</summary>
    public static string Participants(string action, ActionEnvelope envelope, string rest = "") => Leg(action, envelope, "/participants" + rest);
}
