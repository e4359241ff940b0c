using System.Buffers.Text;
using System.Security.Cryptography;

namespace RoomCalls.Rest.Internal.SigningIn;

/// <summary>The rules for an access key, and what is derived from it. No message holds any part of it.</summary>
internal static class AccessKey
{
    private const int CallbackSecretLength = 32;

    /// <summary>Throws when the text is not a key.</summary>
    public static void Check(string key, string parameter)
    {
        if (Decode(key) is not { Length: > 0 })
        {
            throw new ArgumentException("The access key is not base64. Copy it whole from the resource's Keys page; it usually ends in =.", parameter);
        }
    }

    /// <summary>The key's bytes, or <see langword="null"/> when it is not base64.</summary>
    public static byte[]? Decode(string key)
    {
        byte[] bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(key.Length)];
        return Convert.TryFromBase64String(key, bytes, out int written) ? bytes[..written] : null;
    }

    /// <summary>The secret that signs callback addresses, when the options give none: the same on every instance that holds the key.</summary>
    public static string CallbackSecret(byte[] key) => Convert.ToBase64String(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, CallbackSecretLength, salt: null, info: "RoomCalls callback secret v1"u8.ToArray()));
}
