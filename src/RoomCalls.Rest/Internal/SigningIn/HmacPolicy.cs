using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace RoomCalls.Rest.Internal.SigningIn;

/// <summary>Signs each attempt with the access key.</summary>
internal sealed class HmacPolicy(KeySignIn signIn, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    /// <summary>Sets the date, hash and signature of this attempt.</summary>
    public override void OnSendingRequest(HttpMessage message)
    {
        Request request = message.Request;
        Uri address = request.Uri.ToUri();
        string date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        string contentHash = HmacSignature.ContentHash(BodyOf(message));
        string signature = HmacSignature.Sign(signIn.Key, request.Method.Method, address, date, contentHash);
        request.Headers.SetValue("Host", HmacSignature.Host(address));
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("x-ms-content-sha256", contentHash);
        request.Headers.SetValue("Authorization", HmacSignature.Authorization(signature));
    }

    private static ReadOnlySpan<byte> BodyOf(HttpMessage message)
    {
        if (message.Request.Content is not RequestContent content)
        {
            return default;
        }

        using MemoryStream body = new();
        content.WriteTo(body, message.CancellationToken);
        return body.GetBuffer().AsSpan(0, (int)body.Length);
    }
}
