using System.Buffers.Text;
using RoomCalls.Internal.Text;

namespace RoomCalls.Internal.Waiting;

/// <summary>Adds an operation's id to the caller's context on the outgoing road, and takes it off again on the incoming one.</summary>
internal static class OperationContextCodec
{
    private const string Prefix = "rc1.";
    private const int IdLength = 22;

    public static string Encode(Guid id, string? callerContext)
    {
        string encoded = Prefix + Base64Url.EncodeToString(id.ToByteArray());
        return callerContext is null ? encoded : encoded + '.' + callerContext;
    }

    /// <summary>Reads a context; one without an id is the caller's as it stands.</summary>
    public static (Guid? Id, string? CallerContext) Decode(string? context)
    {
        if (context is null || !context.StartsWith(Prefix, StringComparison.Ordinal) || context.Length < Prefix.Length + IdLength)
        {
            return (null, context);
        }

        Span<byte> id = stackalloc byte[16];
        ReadOnlySpan<char> rest = context.AsSpan(Prefix.Length);
        bool ends = rest.Length == IdLength;
        if ((!ends && rest[IdLength] != '.') || !Base64UrlText.TryDecode(rest[..IdLength], id))
        {
            return (null, context);
        }

        return (new Guid(id), ends ? null : rest[(IdLength + 1)..].ToString());
    }
}
