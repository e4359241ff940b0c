using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests.Support;

/// <summary>A calling session, and every update of it.</summary>
internal sealed class SessionRecorder(ICallingSession session, List<SeatUpdate> updates) : IAsyncDisposable
{
    public static ActionEnvelope Envelope => new() { RepeatabilityId = Guid.NewGuid(), FirstSent = default };

    public ICallingSession Session => session;

    public IReadOnlyList<SeatUpdate> Updates
    {
        get
        {
            lock (updates)
            {
                return [.. updates];
            }
        }
    }

    /// <summary>Takes actions one after the other.</summary>
    public async Task DoAsync(params RoomCallAction[] actions)
    {
        foreach (RoomCallAction action in actions)
        {
            await session.SendAsync(action, Envelope, CurrentTest.Token);
        }
    }

    /// <summary>Takes an action, and returns why its client refused it: by an exception, or by an update with the id of the operation.</summary>
    public async Task<ResultInformation?> RefusalOfAsync(RoomCallAction action)
    {
        ActionEnvelope envelope = Envelope with { OperationId = Guid.NewGuid() };
        try
        {
            await session.SendAsync(action, envelope, CurrentTest.Token);
            return Updates.SelectMany(static u => u.Refusals).SingleOrDefault(r => r.OperationId == envelope.OperationId)?.ResultInformation;
        }
        catch (ActionFailedException refused)
        {
            Assert.DoesNotContain(Updates.SelectMany(static u => u.Refusals), r => r.OperationId == envelope.OperationId);
            return refused.ResultInformation;
        }
    }

    /// <summary>The values of something in the updates, in order.</summary>
    public IReadOnlyList<T> Values<T>(Func<SeatUpdate, T?> select)
        where T : struct => [.. Updates.Select(select).Where(static value => value is not null).Select(static value => value!.Value)];

    /// <summary>The states of a participant, in order.</summary>
    public IReadOnlyList<RemoteParticipant> Lines(ParticipantId id) => [.. Updates.SelectMany(static u => u.Participants).Where(p => p.Id == id)];

    public ValueTask DisposeAsync() => session.DisposeAsync();
}
