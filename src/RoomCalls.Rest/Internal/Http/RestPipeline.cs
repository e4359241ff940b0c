using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using RoomCalls.Rest.Internal.Connecting;
using RoomCalls.Rest.Internal.Errors;
using RoomCalls.Rest.Internal.SigningIn;

namespace RoomCalls.Rest.Internal.Http;

/// <summary>The one place that sends. It returns the one documented success; everything else is an exception.</summary>
internal sealed class RestPipeline : IDisposable
{
    private readonly List<HttpClientTransport> _transports = [];
    private readonly HttpPipeline _pipeline;
    private readonly HttpPipeline _quietPipeline;
    private readonly SignIn _signIn;
    private readonly TimeProvider _time;

    /// <summary>Creates the pipelines; without the caller's transport each gets private connections.</summary>
    public RestPipeline(RestConnection connection, TimeProvider time)
    {
        _time = time;
        _signIn = connection.SignIn;
        HttpPipelinePolicy authentication = _signIn.CreatePolicy(time);
        _pipeline = Build(connection, authentication, quiet: false);
        _quietPipeline = Build(connection, authentication, quiet: true);
    }

    /// <summary>Sends once.</summary>
    public async Task<RestAnswer> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        HttpPipeline pipeline = request.HasPrivatePath ? _quietPipeline : _pipeline;
        using HttpMessage message = pipeline.CreateMessage();
        Fill(message.Request, request);
        try
        {
            await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (CredentialFailedException failed)
        {
            throw CredentialErrors.From(request.Action, failed);
        }
        catch (Exception exception) when (NetworkErrors.IsNetworkError(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw NetworkErrors.From(request.Action, exception);
        }

        Response response = message.Response;
        string? requestId = RequestIds.Read(response, message.Request.ClientRequestId);
        return response.Status == request.SuccessStatus
            ? new RestAnswer { Status = response.Status, Body = response.Content.ToArray(), RequestId = requestId }
            : throw ResponseErrors.From(request.Action, response, requestId, _time, _signIn.RefusedAdvice);
    }

    /// <summary>Closes the private connections.</summary>
    public void Dispose() => _transports.ForEach(transport => transport.Dispose());

    private static void Fill(Request message, RestRequest request)
    {
        message.Method = request.Method;
        message.Uri.Reset(request.Address);
        message.Headers.SetValue("Accept", ContentTypes.Json);
        if (request.Body is ReadOnlyMemory<byte> body)
        {
            message.Headers.SetValue("Content-Type", request.ContentType);
            message.Content = RequestContent.Create(body);
        }

        if (request.Repeatability is { } envelope)
        {
            message.Headers.SetValue("Repeatability-Request-ID", envelope.RepeatabilityId.ToString("D"));
            message.Headers.SetValue("Repeatability-First-Sent", envelope.FirstSent.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private HttpPipeline Build(RestConnection connection, HttpPipelinePolicy authentication, bool quiet)
    {
        if (connection.Options.Transport is not HttpPipelineTransport transport)
        {
            HttpClientTransport created = PrivateConnections.Create(quiet);
            _transports.Add(created);
            transport = created;
        }

        return HttpPipelineBuilder.Build(new PipelineOptions(transport, quiet), authentication);
    }
}
