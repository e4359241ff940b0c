using System.Buffers.Text;
using System.Security.Cryptography;

namespace RoomCalls.Internal.Calls;

/// <summary>
/// The key by which callbacks find their call. It is chosen before the call has an id, because callbacks can arrive before the answer with the id.
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
