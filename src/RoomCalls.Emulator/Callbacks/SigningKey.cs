using System.Buffers.Text;
using System.Security.Cryptography;

namespace RoomCalls.Emulator.Callbacks;

/// <summary>The RSA key that signs tokens. One per process, made when first needed, because making it takes long.</summary>
internal static class SigningKey
{
    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));
    private static readonly Lazy<RSAParameters> Public = new(() => Key.Value.ExportParameters(includePrivateParameters: false));
    private static readonly Lazy<string> Id = new(() => Base64Url.EncodeToString(SHA256.HashData(Public.Value.Modulus!))[..22]);
    private static readonly Lock Signing = new();

    public static string KeyId => Id.Value;

    public static string Modulus => Base64Url.EncodeToString(Public.Value.Modulus);

    public static string Exponent => Base64Url.EncodeToString(Public.Value.Exponent);

    public static byte[] Sign(byte[] data)
    {
        lock (Signing)
        {
            return Key.Value.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }
}
