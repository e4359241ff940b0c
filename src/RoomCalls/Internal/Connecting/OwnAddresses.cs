namespace RoomCalls.Internal.Connecting;

/// <summary>The callback addresses of this application. A leg whose callbacks go anywhere else is foreign, whoever signed its key.</summary>
internal sealed class OwnAddresses(RoomCallsOptions options)
{
    private readonly Uri[] _own = [.. (options.CallbackUri is Uri main ? new[] { main } : []), .. options.OwnCallbackUris];

    /// <summary>Whether scheme, authority and path are those of one of the addresses; the query holds the key.</summary>
    public bool Contains(Uri? address) => address is not null && _own.Any(own =>
        Uri.Compare(own, address, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
        && own.AbsolutePath.TrimEnd('/') == address.AbsolutePath.TrimEnd('/'));
}
