using System.Runtime.CompilerServices;

namespace RoomCalls.Internal.Paging;

/// <summary>Reads a list page by page, and refuses one that leads in a circle or on without end.</summary>
internal static class PageReader
{
    /// <summary>A room has few thousand participants, and a page hundreds: a list with more pages than this is no list.</summary>
    public const int MaxPages = 500;

    public static async IAsyncEnumerable<T> ReadAsync<T>(
        string action, Func<string?, CancellationToken, Task<ListPage<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<string> seen = [];
        for (string? next = null; ;)
        {
            ListPage<T> page = await read(next, cancellationToken).ConfigureAwait(false);
            foreach (T item in page.Items)
            {
                yield return item;
            }

            if (page.ContinuationToken is null)
            {
                yield break;
            }

            next = page.ContinuationToken;
            if (!seen.Add(next) || seen.Count >= MaxPages)
            {
                throw new TransportException(
                    action,
                    TransportFault.Protocol,
                    ActionEffect.None,
                    seen.Count >= MaxPages ? $"{action} was stopped: the list has more than {MaxPages} pages." : $"{action} was stopped: the list leads back to a page already read.");
            }
        }
    }
}
