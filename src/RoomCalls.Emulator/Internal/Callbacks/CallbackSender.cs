using System.Net;
using System.Net.Http.Headers;
using RoomCalls.Emulator.Internal.Logs;
using RoomCalls.Emulator.Internal.Time;
using RoomCalls.Emulator.Internal.Tokens;

namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>Posts a callback, with retries, and logs every attempt.</summary>
internal sealed class CallbackSender(EmulatorOptions options, TokenIssuer tokens, Scheduler scheduler, InFlight inFlight, BoundedLog<EmulatedDelivery> log)
    : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends a callback as often as its faults say. It does not throw when the receiver fails; it throws when the emulator stops.</summary>
    public async Task SendAsync(OutgoingCallback callback, CancellationToken stopping)
    {
        if (callback.Request.FindFault(EmulatorFaultKind.Lose, callback.EventType) is { } lost)
        {
            Record(callback, attempt: 0, status: null, error: null, lost.Kind);
            return;
        }

        EmulatorFault? repeat = callback.Request.FindFault(EmulatorFaultKind.Repeat, callback.EventType);
        EmulatorFaultKind? applied = callback.WasDelayed ? EmulatorFaultKind.DelayCallback : repeat?.Kind;
        for (int copy = 0; copy < (repeat?.Copies ?? 1); copy++)
        {
            await SendWithRetriesAsync(callback, applied, stopping);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Tries until the receiver answers with 2xx or the attempts are used up.</summary>
    private async Task SendWithRetriesAsync(OutgoingCallback callback, EmulatorFaultKind? applied, CancellationToken stopping)
    {
        TimeSpan wait = options.CallbackRetryDelay;
        for (int attempt = 1; !await TrySendAsync(callback, attempt, applied, stopping) && attempt <= options.CallbackRetries; attempt++)
        {
            await Parking.DelayAsync(inFlight, scheduler, wait, stopping);
            wait *= 2;
        }
    }

    /// <summary>Makes one attempt and returns whether the receiver accepted the callback.</summary>
    private async Task<bool> TrySendAsync(OutgoingCallback callback, int attempt, EmulatorFaultKind? applied, CancellationToken stopping)
    {
        using CancellationTokenSource timeout = new(options.CallbackTimeout, TimeProvider.System);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        using HttpRequestMessage request = new(HttpMethod.Post, callback.Uri) { Content = new ByteArrayContent(callback.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.CreateCallbackToken());
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            Record(callback, attempt, (int)response.StatusCode, error: null, applied);
            return response.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            Record(callback, attempt, status: null, failure is HttpRequestException http ? http.HttpRequestError.ToString() : "Timeout", applied);
            return false;
        }
    }

    /// <summary>Logs an attempt. The query of the URI may hold secrets and is masked.</summary>
    private void Record(OutgoingCallback callback, int attempt, int? status, string? error, EmulatorFaultKind? applied)
    {
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        string uri = Masking.MaskQuery(callback.Uri);
        log.Add(sequence => new EmulatedDelivery
        {
            Sequence = sequence,
            Time = now,
            EventType = callback.EventType,
            EventId = callback.EventId,
            CallConnectionId = callback.ConnectionId,
            Uri = uri,
            Attempt = attempt,
            Status = status,
            Error = error,
            Fault = applied,
        });
    }
}
