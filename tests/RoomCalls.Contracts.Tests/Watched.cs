using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>A session, and everything that it told.</summary>
internal sealed class Watched(ICallingSession session, List<SeatUpdate> updates) : IAsyncDisposable
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
            await session.SendAsync(action, Envelope, World.Token);
        }
    }

    /// <summary>What was told of something, in order.</summary>
    public IReadOnlyList<T> Told<T>(Func<SeatUpdate, T?> what)
        where T : struct => [.. Updates.Select(what).Where(static told => told is not null).Select(static told => told!.Value)];

    /// <summary>The lines of somebody, in order.</summary>
    public IReadOnlyList<RemoteParticipant> Lines(ParticipantId id) => [.. Updates.SelectMany(static u => u.Participants).Where(p => p.Id == id)];

    public ValueTask DisposeAsync() => session.DisposeAsync();
}
