using System.Buffers.Text;
using System.Security.Cryptography;

namespace RoomCalls.Emulator.Internal.Tokens;

/// <summary>The RSA key that signs tokens. There is one per process, created on first use because creating it is slow.</summary>
internal static class SigningKey
{
    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));
    private static readonly Lazy<RSAParameters> Public = new(() => Key.Value.ExportParameters(includePrivateParameters: false));
    private static readonly Lazy<string> Id = new(() => Base64Url.EncodeToString(SHA256.HashData(Public.Value.Modulus!))[..22]);
    private static readonly Lock Signing = new();

    /// <summary>The <c>kid</c> of the key.</summary>
    public static string KeyId => Id.Value;

    /// <summary>The public modulus, base64url.</summary>
    public static string Modulus => Base64Url.EncodeToString(Public.Value.Modulus);

    /// <summary>The public exponent, base64url.</summary>
    public static string Exponent => Base64Url.EncodeToString(Public.Value.Exponent);

    /// <summary>Whether this key made a signature.</summary>
    public static bool Verify(byte[] data, byte[] signature)
    {
        lock (Signing)
        {
            return Key.Value.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    /// <summary>Signs with RSASSA-PKCS1-v1_5 and SHA-256.</summary>
    public static byte[] Sign(byte[] data)
    {
        lock (Signing)
        {
            return Key.Value.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }
}
