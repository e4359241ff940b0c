using System.Collections.Frozen;
using System.Text.Json;
using RoomCalls.Actions;
using RoomCalls.Rest.Internal.Connecting;
using RoomCalls.Rest.Internal.Errors;
using RoomCalls.Rest.Internal.Http;
using RoomCalls.Rest.Internal.Wire;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Internal.Operations;

/// <summary>Carries the actions of an operation table.</summary>
internal sealed class OperationRunner(RestPipeline pipeline, RestConnection connection, string otherTransport, IEnumerable<RestOperation> operations)
{
    private const string Undocumented = "the answer is not the documented JSON";

    private readonly FrozenDictionary<Type, RestOperation> _operations = operations.ToFrozenDictionary(operation => operation.ActionType);

    public bool Supports(RoomCallAction action) => _operations.ContainsKey(action.GetType());

    /// <summary>Carries one action, once; a list that is returned whole counts as one with all its pages.</summary>
    public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(envelope);
        if (!_operations.TryGetValue(action.GetType(), out RestOperation? operation))
        {
            throw new ActionNotSupportedException(action.GetType().Name, otherTransport);
        }

        RestRequest request = operation.ToRequest(action, envelope, connection);
        return operation switch
        {
            { ReadList: not null } => SendListAsync(operation, request, cancellationToken),
            { ReadPage: not null } => SendPageAsync(operation, request, operation.GetContinuation(action), cancellationToken),
            _ => SendOneAsync(operation, request, cancellationToken),
        };
    }

    private async Task<ActionAnswer> SendOneAsync(RestOperation operation, RestRequest request, CancellationToken cancellationToken)
    {
        RestAnswer answer = await pipeline.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (operation.Read is null || (answer.Body.IsEmpty && operation.ToleratesEmptyBody))
        {
            return ActionAnswer.Accepted;
        }

        return Guard(request, answer, () => operation.Read(Parse(answer)));
    }

    private async Task<ActionAnswer> SendListAsync(RestOperation operation, RestRequest request, CancellationToken cancellationToken)
    {
        List<JsonElement> items = [];
        PageLinks links = new(request);
        for (RestRequest page = request; ;)
        {
            RestAnswer answer = await pipeline.SendAsync(page, cancellationToken).ConfigureAwait(false);
            JsonPage read = Guard(page, answer, () => JsonPage.Read(Parse(answer)));
            items.AddRange(read.Items);
            if (read.NextLink is not string link)
            {
                return Guard(page, answer, () => operation.ReadList!(items));
            }

            page = links.Next(page.Address, link, answer);
        }
    }

    private async Task<ActionAnswer> SendPageAsync(RestOperation operation, RestRequest first, string? continuationToken, CancellationToken cancellationToken)
    {
        PageLinks links = new(first);
        RestRequest request = continuationToken is null ? first : links.Continue(continuationToken);
        RestAnswer answer = await pipeline.SendAsync(request, cancellationToken).ConfigureAwait(false);
        JsonPage page = Guard(request, answer, () => JsonPage.Read(Parse(answer)));
        string? next = links.ToContinuationToken(page.NextLink, answer);
        return Guard(request, answer, () => operation.ReadPage!(page.Items, next));
    }

    private static JsonElement Parse(RestAnswer answer) => JsonElement.Parse(answer.Body.Span);

    private static T Guard<T>(RestRequest request, RestAnswer answer, Func<T?> read)
        where T : class
    {
        try
        {
            return read() ?? throw Unreadable(request, answer);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Unreadable(request, answer, exception);
        }
    }

    private static TransportException Unreadable(RestRequest request, RestAnswer answer, Exception? cause = null) =>
        ResponseErrors.Unreadable(request.Action, answer.Status, answer.RequestId, Undocumented, cause);
}
