using System.Buffers;
using System.Text.Json;
using Azure.Core;
using RoomCalls.Actions;
using RoomCalls.Rest.Internal.Connecting;
using RoomCalls.Rest.Internal.Http;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Internal.Operations;

/// <summary>How one action looks on the wire: a line of the operation table.</summary>
internal abstract class RestOperation(ApiArea area, RequestMethod method, int successStatus)
{
    /// <summary>Whether the service knows repeatability headers for it.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The content type of the body.</summary>
    public string ContentType { get; init; } = ContentTypes.Json;

    /// <summary>
    /// Reads the answer, and returns <see langword="null"/> for an unreadable one; itself <see langword="null"/> for operations whose answer is not needed.
    /// </summary>
    public Func<JsonElement, ActionAnswer?>? Read { get; init; }

    /// <summary>Reads the items of every page, for operations that return a list whole.</summary>
    public Func<IReadOnlyList<JsonElement>, ActionAnswer>? ReadList { get; init; }

    /// <summary>Reads the items of one page and the continuation token of the next, for operations that return a list page by page.</summary>
    public Func<IReadOnlyList<JsonElement>, string?, ActionAnswer>? ReadPage { get; init; }

    /// <summary>Whether the answer to an accepted action may have no body.</summary>
    public bool ToleratesEmptyBody { get; init; }

    /// <summary>The type of the action that the operation carries.</summary>
    public abstract Type ActionType { get; }

    /// <summary>The request for an action.</summary>
    public RestRequest ToRequest(RoomCallAction action, ActionEnvelope envelope, RestConnection connection) => new()
    {
        Action = action.GetType().Name,
        Method = method,
        Address = new Uri(connection.Endpoint, $"{GetPath(action, envelope)}?api-version={Uri.EscapeDataString(GetApiVersion(connection.Options))}"),
        SuccessStatus = successStatus,
        Body = WriteBody(action, envelope),
        ContentType = ContentType,
        Repeatability = IsRepeatable ? envelope : null,
        HasPrivatePath = IsPathPrivate(action),
    };

    /// <summary>The continuation token; <see langword="null"/> for the first page, and for operations without pages.</summary>
    public abstract string? GetContinuation(RoomCallAction action);

    /// <summary>The path, without the query.</summary>
    protected abstract string GetPath(RoomCallAction action, ActionEnvelope envelope);

    /// <summary>Whether the path holds a phone number.</summary>
    protected abstract bool IsPathPrivate(RoomCallAction action);

    /// <summary>Writes the body's members, and returns whether the operation has a body at all.</summary>
    protected abstract bool WriteBody(Utf8JsonWriter json, RoomCallAction action, ActionEnvelope envelope);

    private ReadOnlyMemory<byte>? WriteBody(RoomCallAction action, ActionEnvelope envelope)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter json = new(bytes);
        json.WriteStartObject();
        if (!WriteBody(json, action, envelope))
        {
            return null;
        }

        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    private string GetApiVersion(RestOptions options) => area switch
    {
        ApiArea.Rooms => options.RoomsApiVersion,
        ApiArea.Identity => options.IdentityApiVersion,
        _ => options.CallAutomationApiVersion,
    };
}
