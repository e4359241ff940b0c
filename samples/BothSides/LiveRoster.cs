using RoomCalls;
using RoomCalls.Events;

namespace BothSides;

/// <summary>Prints the roster of a call as it changes, and lets the program wait for what it has printed.</summary>
internal sealed class LiveRoster
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Dictionary<ParticipantId, (RoomCallParticipant Participant, string Line)> _printed = [];
    private readonly IReadOnlyDictionary<ParticipantId, string> _names;
    private readonly IAsyncEnumerator<RoomCallEvent> _events;

    public LiveRoster(IRoomCall call, IReadOnlyDictionary<ParticipantId, string> names)
    {
        _names = names;
        _events = call.ListenAsync().GetAsyncEnumerator();
    }

    /// <summary>Prints on until somebody in the roster is as said.</summary>
    public async Task UntilAsync(Func<RoomCallParticipant, bool> isSo)
    {
        while (!_printed.Values.Any(p => isSo(p.Participant)) && await NextAsync())
        {
        }
    }

    /// <summary>Prints on until somebody is no longer in the roster.</summary>
    public async Task UntilGoneAsync(ParticipantId id)
    {
        while (_printed.ContainsKey(id) && await NextAsync())
        {
        }
    }

    /// <summary>Prints what is left of the call, and stops listening.</summary>
    public async Task EndAsync()
    {
        while (await NextAsync())
        {
        }

        await _events.DisposeAsync();
    }

    private async Task<bool> NextAsync()
    {
        if (!await _events.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            return false;
        }

        switch (_events.Current)
        {
            case RoomCallSnapshot snapshot:
                snapshot.State.Participants.ToList().ForEach(Print);
                break;
            case ParticipantJoined joined:
                Print(joined.Participant);
                break;
            case ParticipantChanged changed:
                Print(changed.Participant);
                break;
            case ParticipantLeft left when _printed.Remove(left.Participant.Id):
                Console.WriteLine($"    - {Name(left.Participant.Id)}");
                break;
        }

        return true;
    }

    private void Print(RoomCallParticipant participant)
    {
        string line = Describe(participant);
        bool isNew = !_printed.TryGetValue(participant.Id, out (RoomCallParticipant, string Line) last);
        if (isNew || last.Line != line)
        {
            Console.WriteLine($"    {(isNew ? '+' : '~')} {line}");
        }

        _printed[participant.Id] = (participant, line);
    }

    private string Name(ParticipantId id) => _names.GetValueOrDefault(id, id.ToString());

    private string Describe(RoomCallParticipant p) => string.Join(", ", new[]
    {
        $"{Name(p.Id)}: {p.State}",
        p.Role.IsKnown ? p.Role.ToString() : null,
        p.IsMuted.GetValueOrDefault(false) ? "muted" : null,
        p.IsSpeaking.GetValueOrDefault(false) ? "speaking" : null,
        p.VideoStreams.Count > 0 ? "video" : null,
        p.ScreenSharingStreams.Count > 0 ? "shares the screen" : null,
    }.Where(part => part is not null));
}
