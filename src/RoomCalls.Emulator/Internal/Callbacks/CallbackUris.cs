namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>The rules for callback URIs: HTTPS anywhere, plain HTTP on this machine.</summary>
internal static class CallbackUris
{
    /// <summary>Whether callbacks may be sent there.</summary>
    public static bool IsAllowed(string text, EmulatorOptions options) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && (uri.IsLoopback || options.AllowPlainHttpCallbacks)));

    /// <summary>Creates the URI to post to. Path and query are sent as they were given, if HTTP allows it.</summary>
    public static Uri ToUri(string text)
    {
        bool carries = !text.Contains('#', StringComparison.Ordinal) && text.All(letter => letter is > ' ' and <= '~');
        return new Uri(text, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = carries });
    }
}
