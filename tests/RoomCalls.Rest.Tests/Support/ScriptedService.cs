using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Core.Pipeline;

namespace RoomCalls.Rest.Tests.Support;

/// <summary>Answers requests from a script, and keeps them.</summary>
internal sealed class ScriptedService : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _answers = [];

    public ScriptedService() => Transport = new HttpClientTransport(new HttpClient(this));

    public HttpPipelineTransport Transport { get; }

    public List<SentRequest> Requests { get; } = [];

    public SentRequest Request => Assert.Single(Requests);

    public bool IsDisposed { get; private set; }

    public ScriptedService Answer(int status, string? body = null, params (string Name, string Value)[] headers) =>
        Answer((_, _) => Task.FromResult(Make(status, body, "application/json", headers)));

    public ScriptedService AnswerAs(string contentType, int status, string body) => Answer((_, _) => Task.FromResult(Make(status, body, contentType, [])));

    public ScriptedService Throw(Exception exception) => Answer((_, _) => Task.FromException<HttpResponseMessage>(exception));

    public ScriptedService Answer(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers = request.Content is null ? request.Headers : request.Headers.Concat(request.Content.Headers);
        Requests.Add(new(
            request.Method.Method,
            request.RequestUri!,
            headers.ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase),
            request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken)));
        return await _answers.Dequeue()(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    private static HttpResponseMessage Make(int status, string? body, string contentType, (string Name, string Value)[] headers)
    {
        HttpResponseMessage response = new((HttpStatusCode)status);
        if (body is not null)
        {
            response.Content = new StringContent(body, Encoding.UTF8, contentType);
        }

        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}

/// <summary>A request as it left the library.</summary>
internal sealed record SentRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public string PathAndQuery => Address.PathAndQuery;

    public string Path => Address.AbsolutePath;

    public JsonElement Json => JsonElement.Parse(Body!);
}
