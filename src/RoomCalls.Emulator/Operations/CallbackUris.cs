namespace RoomCalls.Emulator.Operations;

/// <summary>Which callback URIs are taken: HTTPS anywhere, plain HTTP on this machine.</summary>
internal static class CallbackUris
{
    public static bool IsAllowed(string text, EmulatorOptions options) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && (uri.IsLoopback || options.AllowPlainHttpCallbacks)));
}
