using System.Runtime.CompilerServices;

namespace RoomCalls.Internal.Paging;

/// <summary>Reads a list page by page, and refuses one with a cycle or without an end.</summary>
internal static class PageReader
{
    /// <summary>The most pages of a list: a room has a few thousand participants, and a page has hundreds of them.</summary>
    public const int MaxPages = 500;

    public static async IAsyncEnumerable<T> ReadAsync<T>(
        string action, Func<string?, CancellationToken, Task<ListPage<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<string> tokens = [];
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
            if (!tokens.Add(next) || tokens.Count >= MaxPages)
            {
                throw new TransportException(
                    action,
                    TransportFault.Protocol,
                    ActionEffect.None,
                    tokens.Count >= MaxPages
                        ? $"{action} was stopped: the list has more than {MaxPages} pages."
                        : $"{action} was stopped: the list leads back to a page already read.");
            }
        }
    }
}
