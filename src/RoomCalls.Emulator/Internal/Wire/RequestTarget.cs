namespace RoomCalls.Emulator.Internal.Wire;

/// <summary>The target of a request as it came over the wire, and what it names.</summary>
internal sealed class RequestTarget
{
    private readonly string[] _segments;

    /// <summary>Reads a target in origin form, or in absolute form.</summary>
    public RequestTarget(string rawTarget)
    {
        string target = rawTarget.StartsWith('/') ? rawTarget : AfterAuthority(rawTarget);
        int query = target.IndexOf('?', StringComparison.Ordinal);
        RawPath = query < 0 ? target : target[..query];
        RawQuery = query < 0 ? "" : target[(query + 1)..];
        Query = FormQuery.Parse(RawQuery);
        _segments = [.. RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        RouteKey = MakeRouteKey();
    }

    /// <summary>The path, still encoded.</summary>
    public string RawPath { get; }

    /// <summary>The query without its question mark, still encoded.</summary>
    public string RawQuery { get; }

    /// <summary>The pairs of the query, decoded, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; }

    /// <summary>The service that the path belongs to, or <see langword="null"/>.</summary>
    public Service? Service => _segments.Length == 0 ? null : Service.Find(_segments[0]);

    /// <summary>The path with a star in place of each id, for example <c>calling/callConnections/*:play</c>.</summary>
    public string RouteKey { get; }

    /// <summary>The decoded id in the path: of a call connection, a room or a user.</summary>
    public string Id => Decode(IdPosition);

    /// <summary>The decoded id of a participant in the path. It may itself hold a colon, so no action is cut off.</summary>
    public string ParticipantId => Uri.UnescapeDataString(_segments[4]);

    private int IdPosition => Service == Service.CallAutomation ? 2 : 1;

    /// <summary>The first value of a name, or <see langword="null"/>.</summary>
    public string? GetQuery(string name)
    {
        foreach (KeyValuePair<string, string> pair in Query)
        {
            if (pair.Key == name)
            {
                return pair.Value;
            }
        }

        return null;
    }

    private static string AfterAuthority(string absolute)
    {
        int authority = absolute.IndexOf("://", StringComparison.Ordinal);
        int path = authority < 0 ? -1 : absolute.IndexOf('/', authority + 3);
        return path < 0 ? "/" : absolute[path..];
    }

    private string Decode(int position)
    {
        (string name, _) = position == _segments.Length - 1 ? SplitAction(_segments[position]) : (_segments[position], "");
        return Uri.UnescapeDataString(name);
    }

    private string MakeRouteKey()
    {
        if (_segments.Length == 5 && _segments[3] == "participants")
        {
            return $"{_segments[0]}/{_segments[1]}/*/participants/*";
        }

        string[] key = [.. _segments];
        if (key.Length > IdPosition)
        {
            key[IdPosition] = "*" + (key.Length - 1 == IdPosition ? SplitAction(key[IdPosition]).Action : "");
        }

        return string.Join('/', key);
    }

    // The action follows the last colon that was sent as such; colons of an id are percent-encoded.
    private static (string Name, string Action) SplitAction(string segment)
    {
        int colon = segment.LastIndexOf(':');
        bool isAction = colon >= 0 && colon + 1 < segment.Length && segment.AsSpan(colon + 1).IndexOfAnyExcept(Letters) < 0;
        return isAction ? (segment[..colon], segment[colon..]) : (segment, "");
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
