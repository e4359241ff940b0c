using Azure.Core;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Internal.Http;

/// <summary>One request. A class, so that nothing of it is printed.</summary>
internal sealed class RestRequest
{
    /// <summary>The action's name, for messages.</summary>
    public required string Action { get; init; }

    /// <summary>The HTTP method.</summary>
    public required RequestMethod Method { get; init; }

    /// <summary>The whole address, api-version included.</summary>
    public required Uri Address { get; init; }

    /// <summary>The one status that means success; the service documents exactly one.</summary>
    public required int SuccessStatus { get; init; }

    /// <summary>The JSON body; <see langword="null"/> for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The content type of the body.</summary>
    public string ContentType { get; init; } = ContentTypes.Json;

    /// <summary>The envelope whose repeatability id goes along; <see langword="null"/> for requests that are not repeatable by header.</summary>
    public ActionEnvelope? Repeatability { get; init; }

    /// <summary>Whether the path holds a phone number, which must reach no log and no trace.</summary>
    public bool HasPrivatePath { get; init; }
}
