using System.Buffers.Text;
using RoomCalls.Internal.Text;

namespace RoomCalls.Internal.Waiting;

/// <summary>Carries our id of an operation beside the caller's own text, and takes it off again on the way in.</summary>
internal static class OperationContextCodec
{
    private const string Prefix = "rc1.";
    private const int IdLength = 22;

    public static string Encode(Guid id, string? ofCaller)
    {
        string encoded = Prefix + Base64Url.EncodeToString(id.ToByteArray());
        return ofCaller is null ? encoded : encoded + '.' + ofCaller;
    }

    /// <summary>Reads a context; one that is not ours is the caller's own as it stands.</summary>
    public static (Guid? Id, string? OfCaller) Decode(string? context)
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
