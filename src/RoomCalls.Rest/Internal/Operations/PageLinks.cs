using RoomCalls.Rest.Internal.Errors;
using RoomCalls.Rest.Internal.Http;

namespace RoomCalls.Rest.Internal.Operations;

/// <summary>Follows the links of one list, and refuses a link to another origin, a cycle, and a list without an end.</summary>
internal sealed class PageLinks(RestRequest first)
{
    /// <summary>The most pages of a list: a call holds 350 people.</summary>
    public const int MaxPages = 500;

    private const string AnotherOrigin = "its link to the next page leads to another origin, which must not get the credentials";

    private readonly HashSet<Uri> _visited = [first.Address];

    /// <summary>The request for the next page.</summary>
    public RestRequest Next(Uri current, string link, RestAnswer answer)
    {
        Uri next = Follow(current, link) ?? throw Refuse(AnotherOrigin, answer);
        if (!_visited.Add(next))
        {
            throw Refuse("its link to the next page leads back to a page already read", answer);
        }

        if (_visited.Count > MaxPages)
        {
            throw Refuse($"it has more than {MaxPages} pages", answer);
        }

        return WithAddress(next);
    }

    /// <summary>
    /// The continuation token of the next page: the link's path and query, which cannot lead to another origin; <see langword="null"/> after the last page.
    /// </summary>
    public string? ToContinuationToken(string? link, RestAnswer answer) =>
        link is null ? null : (Follow(first.Address, link) ?? throw Refuse(AnotherOrigin, answer)).PathAndQuery;

    /// <summary>The request for a page that was reached before.</summary>
    public RestRequest Continue(string continuationToken) => Follow(first.Address, continuationToken) is Uri page && continuationToken.StartsWith('/')
        ? WithAddress(page)
        : throw new InvalidActionException(first.Action, ["The continuation token is not one that a page of this list gave: pass it on unchanged."]);

    private RestRequest WithAddress(Uri address) => new()
    {
        Action = first.Action,
        Method = first.Method,
        Address = address,
        SuccessStatus = first.SuccessStatus,
        HasPrivatePath = first.HasPrivatePath,
    };

    private Uri? Follow(Uri current, string link) => link.Length > 0 && Resolve(current, link) is Uri next && IsSameOrigin(next) ? next : null;

    // A link with a leading slash would be read as a file's absolute path on Unix.
    private static Uri? Resolve(Uri current, string link)
    {
        UriKind kind = link.StartsWith('/') ? UriKind.Relative : UriKind.RelativeOrAbsolute;
        if (!Uri.TryCreate(link, kind, out Uri? address))
        {
            return null;
        }

        if (address.IsAbsoluteUri)
        {
            return address;
        }

        string rooted = link[0] is '/' or '?' ? link : "/" + link;
        return Uri.TryCreate(current, new Uri(rooted, UriKind.Relative), out Uri? next) ? next : null;
    }

    private bool IsSameOrigin(Uri next) => next.UserInfo.Length == 0
        && Uri.Compare(next, first.Address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private TransportException Refuse(string why, RestAnswer answer) => ResponseErrors.Unreadable(first.Action, answer.Status, answer.RequestId, why);
}
