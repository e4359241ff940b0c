using System.Buffers;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Receiving;

/// <summary>The incoming road of every callback: size, content type, key; then the whole body; then the queue of its call.</summary>
internal sealed class CallbackIngest(
    CallKeySigner keySigner, CallDirectory directory, ICallStore store, CallbackReport report, TimeProvider timeProvider)
{
    private static readonly string[] JsonTypes = ["application/json", "application/cloudevents+json", "application/cloudevents-batch+json"];

    public async ValueTask<CallbackResult> ReceiveAsync(CallbackRequest callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(callback);
        CallbackResult result = await ProcessAsync(callback, cancellationToken).ConfigureAwait(false);
        report.Completed(result);
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
            return length < 0 ? TooLarge() : await AppendAsync(key, rented.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private async ValueTask<CallbackResult> AppendAsync(CallKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        Interner interner = directory.TryGet(key, out ServerLeg? leg) ? leg.Call.Interner : new Interner();
        (IReadOnlyList<RoomCallEvent> events, string? error) = EventReader.Read(body.Span, interner);
        if (error is not null)
        {
            return new(CallbackStatus.Malformed, error);
        }

        if (!TryFindConnection(events, out CallConnectionId connectionId))
        {
            return WrongConnection();
        }

        DateTimeOffset now = timeProvider.GetUtcNow();
        CallbackEntry entry = new()
        {
            CallKey = key.Value,
            At = now,
            Events = WithTimes(events, now),
            Body = body,
            ConnectionId = connectionId,
            Outcomes = FindOutcomes(events) ?? [],
        };
        AppendResult result = await store.AppendAsync(entry, cancellationToken).ConfigureAwait(false);
        return result.Status switch
        {
            AppendStatus.WrongConnection => WrongConnection(),
            AppendStatus.Full => new(CallbackStatus.Busy, "The call's queue is full."),
            _ => Accept(entry, result),
        };
    }

    private CallbackResult Accept(CallbackEntry entry, AppendResult result)
    {
        report.Appended(entry, result);
        return new(CallbackStatus.Accepted) { EventCount = entry.Events.Count };
    }

    private static CallbackResult WrongConnection() => new(CallbackStatus.Malformed, "An event belongs to another connection than the key.");

    private static CallbackResult TooLarge() => new(CallbackStatus.TooLarge, $"The body is larger than {CallbackBody.MaxBytes} bytes.");

    /// <summary>Finds the one connection that the events name. Events of a recording do not count: they carry the recorder's connection.</summary>
    private static bool TryFindConnection(IReadOnlyList<RoomCallEvent> events, out CallConnectionId id)
    {
        id = default;
        for (int i = 0; i < events.Count; i++)
        {
            RoomCallEvent roomCallEvent = events[i];
            if (roomCallEvent.CallConnectionId.IsEmpty || roomCallEvent is RecordingStateChanged or StartRecordingFailed)
            {
                continue;
            }

            if (!id.IsEmpty && id != roomCallEvent.CallConnectionId)
            {
                return false;
            }

            id = roomCallEvent.CallConnectionId;
        }

        return true;
    }

    /// <summary>Finds the operations that the events end.</summary>
    private static List<OperationOutcome>? FindOutcomes(IReadOnlyList<RoomCallEvent> events)
    {
        List<OperationOutcome>? outcomes = null;
        for (int i = 0; i < events.Count; i++)
        {
            RoomCallEvent roomCallEvent = events[i];
            string? invitation = (roomCallEvent as CancelAddParticipantSucceeded)?.InvitationId;
            if (roomCallEvent.OperationId is not null || invitation is not null)
            {
                (outcomes ??= []).Add(new OperationOutcome(roomCallEvent.OperationId, invitation, roomCallEvent.Name));
            }
        }

        return outcomes;
    }

    /// <summary>An event without a time gets the time of its arrival.</summary>
    private static IReadOnlyList<RoomCallEvent> WithTimes(IReadOnlyList<RoomCallEvent> events, DateTimeOffset now) =>
        HasTimes(events) ? events : [.. events.Select(e => e.Time == default ? e with { Time = now } : e)];

    private static bool HasTimes(IReadOnlyList<RoomCallEvent> events)
    {
        bool hasTimes = true;
        for (int i = 0; i < events.Count; i++)
        {
            hasTimes &= events[i].Time != default;
        }

        return hasTimes;
    }

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
