using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Operations;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Http;

/// <summary>A service request and what the steps have found out about it so far.</summary>
internal sealed class Exchange(HttpContext http, RequestTarget target, byte[] body, string chainId, DateTimeOffset arrived)
{
    private static readonly JsonElement NoBody = JsonElement.Parse("{}"u8);

    public HttpContext Http { get; } = http;

    public RequestTarget Target { get; } = target;

    public byte[] Body { get; } = body;

    /// <summary>The id that the answer's headers carry.</summary>
    public string ChainId { get; } = chainId;

    /// <summary>When the request had arrived, by the emulator's clock.</summary>
    public DateTimeOffset Arrived { get; } = arrived;

    /// <summary>The version in the query, known or not, or <see langword="null"/>.</summary>
    public string? ApiVersion { get; } = target.GetQuery("api-version");

    /// <summary>The scheme and authority that the caller uses.</summary>
    public string Origin => $"{Http.Request.Scheme}://{Http.Request.Host}";

    /// <summary>The service of the path. There is one once <see cref="Pipeline.FindService"/> has passed.</summary>
    public Service Service => Target.Service!;

    /// <summary>Set by <see cref="Pipeline.FindOperation"/>.</summary>
    public Operation? Operation { get; set; }

    /// <summary>The parsed body. Set by <see cref="Pipeline.ParseBody"/>.</summary>
    public JsonElement Json { get; set; } = NoBody;

    /// <summary>The faults of an admitted request; <see langword="null"/> for one that was refused before. Set by <see cref="Pipeline.TakeFaults"/>.</summary>
    public FaultPlan? Faults { get; set; }

    /// <summary>The callbacks of an admitted request. Set by <see cref="Pipeline.TakeFaults"/>.</summary>
    public RequestCallbacks? Callbacks { get; set; }

    /// <summary>The key under which the answer is kept for repetitions, or <see langword="null"/>. Set by <see cref="Pipeline.CheckRepeatability"/>.</summary>
    public string? RepeatKey { get; set; }

    /// <summary>The answer, once a step has given one.</summary>
    public Reply? Reply { get; set; }

    /// <summary>Reads a request whole.</summary>
    public static async Task<Exchange> ReadAsync(HttpContext http, World world, CancellationToken stopping)
    {
        DateTimeOffset arrived = world.Now;
        byte[] body = await RequestBody.ReadAsync(http.Request, stopping);
        return new Exchange(http, new RequestTarget(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget), body, world.NewId(), arrived);
    }
}
