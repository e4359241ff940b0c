using System.Security.Cryptography;
using System.Text;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>Signs as the service's clients do. Shares no code with the emulator's verifier.</summary>
public static class Signer
{
    public static string HashOf(byte[] body) => Convert.ToBase64String(SHA256.HashData(body));

    public static string Sign(string key, string method, string pathAndQuery, string date, string host, byte[] body)
    {
        using HMACSHA256 hmac = new(Convert.FromBase64String(key));
        string text = string.Concat(method, "\n", pathAndQuery, "\n", date, ";", host, ";", HashOf(body));
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.ASCII.GetBytes(text)));
    }
}
