using System.Buffers;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Internal.Receiving;

/// <summary>The incoming road of every callback: size, content type, key; then the whole body; then the queue of its call.</summary>
internal sealed class CallbackIngest(
    CallKeySigner keySigner, CallRegistry registry, UnclaimedCallbacks unclaimed, TimeProvider timeProvider, RoomCallsMetrics metrics, ReceivingLog log)
{
    private static readonly string[] JsonTypes = ["application/json", "application/cloudevents+json", "application/cloudevents-batch+json"];

    public async ValueTask<CallbackResult> ReceiveAsync(CallbackRequest callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(callback);
        CallbackResult result = await ProcessAsync(callback, cancellationToken).ConfigureAwait(false);
        metrics.Callback(result.Status.ToString());
        if (result.Status != CallbackStatus.Accepted)
        {
            log.Refused(result);
        }

        return result;
    }

    private async ValueTask<CallbackResult> ProcessAsync(CallbackRequest callback, CancellationToken cancellationToken)
    {
        if (callback.ContentLength > CallbackBody.MaxBytes)
        {
            return TooLarge();
        }

        if (!IsJson(callback.ContentType))
        {
            return new(CallbackStatus.Malformed, "The content type is not JSON.");
        }

        if (!keySigner.TryRead(callback.Query, out CallKey key))
        {
            return new(CallbackStatus.Unauthorized, "The call's key is missing or wrong.");
        }

        (byte[] rented, int length) = await CallbackBody.ReadAsync(callback.Body, callback.ContentLength, cancellationToken).ConfigureAwait(false);
        try
        {
            return length < 0 ? TooLarge() : Enqueue(key, rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private CallbackResult Enqueue(CallKey key, ReadOnlySpan<byte> body)
    {
        registry.TryGet(key, out LiveCall? call);
        (IReadOnlyList<RoomCallEvent> events, string? error) = EventReader.Read(body, call?.Interner ?? new Interner());
        if (error is not null)
        {
            return new(CallbackStatus.Malformed, error);
        }

        events = WithTimes(events);
        if (call is null)
        {
            unclaimed.Receive(key, events);
        }
        else if (!BelongsTo(call, events))
        {
            return new(CallbackStatus.Malformed, "An event belongs to another connection than the key.");
        }
        else if (!call.TryPost(events))
        {
            return new(CallbackStatus.Busy, "The call's queue is full.");
        }

        metrics.Events(events.Count);
        return new(CallbackStatus.Accepted) { EventCount = events.Count };
    }

    private static CallbackResult TooLarge() => new(CallbackStatus.TooLarge, $"The body is larger than {CallbackBody.MaxBytes} bytes.");

    /// <summary>Whether all events belong to the call's connection. Events of a recording do not count: they carry the recorder's connection.</summary>
    private static bool BelongsTo(LiveCall call, IReadOnlyList<RoomCallEvent> events)
    {
        CallConnectionId first = default;
        foreach (RoomCallEvent roomCallEvent in events)
        {
            if (roomCallEvent.CallConnectionId.IsEmpty || roomCallEvent is RecordingStateChanged or StartRecordingFailed)
            {
                continue;
            }

            if (!first.IsEmpty && first != roomCallEvent.CallConnectionId)
            {
                return false;
            }

            first = roomCallEvent.CallConnectionId;
        }

        return first.IsEmpty || call.Leg.Learn(first);
    }

    /// <summary>An event without a time gets the time of its arrival.</summary>
    private IReadOnlyList<RoomCallEvent> WithTimes(IReadOnlyList<RoomCallEvent> events) =>
        events.Any(static e => e.Time == default) ? [.. events.Select(e => e.Time == default ? e with { Time = timeProvider.GetUtcNow() } : e)] : events;

    private static bool IsJson(string? contentType)
    {
        ReadOnlySpan<char> type = contentType.AsSpan();
        int parameters = type.IndexOf(';');
        type = (parameters < 0 ? type : type[..parameters]).Trim();
        foreach (string json in JsonTypes)
        {
            if (type.Equals(json, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
