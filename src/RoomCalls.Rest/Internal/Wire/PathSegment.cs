namespace RoomCalls.Rest.Internal.Wire;

/// <summary>Writes ids into paths.</summary>
internal static class PathSegment
{
    /// <summary>Percent-encodes an id as one whole segment. Dot segments are refused: they would name another path, encoded or not.</summary>
    public static string Escape(string action, string id) => string.IsNullOrWhiteSpace(id) || id is "." or ".."
        ? throw new InvalidActionException(action, ["An id is empty or made of dots. Pass the id that the service gave."])
        : Uri.EscapeDataString(id);
}
