using System.Buffers.Text;
using System.Security.Cryptography;

namespace RoomCalls.Internal.Calls;

/// <summary>
/// How callbacks find their call: chosen by us before the call has an id, because callbacks can come before the answer that gives it.
/// </summary>
/// <param name="Value">22 characters of base64url.</param>
internal readonly record struct CallKey(string Value)
{
    public static CallKey New()
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        return new(Base64Url.EncodeToString(random));
    }

    public override string ToString() => "***";
}
