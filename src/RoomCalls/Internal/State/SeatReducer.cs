using System.Collections.Immutable;
using RoomCalls.Internal.Model;
using RoomCalls.Transport;

namespace RoomCalls.Internal.State;

/// <summary>The pure step from one state of a seat to the next. It never throws, and knows nothing but its arguments.</summary>
internal static class SeatReducer
{
    /// <summary>Applies an update, except the removals from the list.</summary>
    public static SeatModel Apply(SeatModel seat, SeatUpdate update, DateTimeOffset at)
    {
        CallSeat shown = Apply(seat.Shown, update, at);
        bool isIn = shown.State is SeatState.Connected or SeatState.LocalHold or SeatState.RemoteHold;
        SeatModel next = seat with { Shown = shown, HasBeenIn = seat.HasBeenIn || isIn, Self = UpdateSelf(seat.Self, shown, at) };
        return update.Participants.Count == 0 ? next : WithLines(next, update.Participants, at);
    }

    /// <summary>The same object when nobody came, went or moved, so that a repeated report is no change.</summary>
    private static IReadOnlyList<ParticipantId> NextOrSame(IReadOnlyList<ParticipantId> last, IReadOnlyList<ParticipantId>? next) =>
        next is null || next.SequenceEqual(last) ? last : [.. next];

    /// <summary>The latest value per name. A client can invent names, so their number has a limit.</summary>
    private static ImmutableDictionary<string, string> WithDiagnostics(ImmutableDictionary<string, string> last, IReadOnlyDictionary<string, string> changed)
    {
        foreach ((string name, string value) in changed)
        {
            last = last.Count < CallSeat.MaxDiagnostics || last.ContainsKey(name) ? last.SetItem(name, value) : last;
        }

        return last;
    }

    /// <summary>Applies the removals from the list: participants that were seen leaving are gone, the others are no longer visible.</summary>
    public static SeatModel ApplyRemoved(SeatModel seat, SeatUpdate update, DateTimeOffset at)
    {
        if (update.Removed.Count == 0)
        {
            return seat;
        }

        HashSet<ParticipantId> removed = [.. update.Removed];
        RoomCallParticipant[] fallen = [.. seat.Listed.Where(p => removed.Contains(p.Id))];
        SeatModel next = fallen.Length == 0 ? seat : seat with
        {
            Listed = new([.. seat.Listed.Where(p => !removed.Contains(p.Id))]),
            Departed = seat.Departed.SetItems(fallen.Where(HasLeft).Select(p => KeyValuePair.Create(p.Id, at))),
            Invisible = new(
            [
                .. seat.Invisible,
                .. fallen.Where(static p => !HasLeft(p)).Select(static p => new RoomCallParticipant(p.Id) { DisplayName = p.DisplayName, Role = p.Role }),
            ]),
        };
        return DropInvisibleWhenComplete(next);
    }

    /// <summary>When the list is complete, no participant is merely invisible.</summary>
    private static SeatModel DropInvisibleWhenComplete(SeatModel seat) =>
        seat.Invisible.Count > 0 && seat.Shown.TotalParticipantCount is int total && seat.Listed.Count(static p => !HasLeft(p)) + 1 >= total
            ? seat with { Invisible = ParticipantRoster.Empty }
            : seat;

    private static bool HasLeft(RoomCallParticipant participant) =>
        participant.State.GetValueOrDefault(ParticipantState.Unknown) == ParticipantState.Disconnected;

    private static CallSeat Apply(CallSeat seat, SeatUpdate update, DateTimeOffset at) => seat with
    {
        IsTrusted = seat.IsTrusted && update.IsTrusted,
        State = update.State ?? seat.State,
        Role = update.Role ?? seat.Role,
        IsMuted = update.IsMuted ?? seat.IsMuted,
        IsVideoOn = update.IsVideoOn ?? seat.IsVideoOn,
        IsScreenSharing = update.IsScreenSharing ?? seat.IsScreenSharing,
        IsHandRaised = update.IsHandRaised ?? seat.IsHandRaised,
        EndReason = update.EndReason ?? seat.EndReason,
        CallId = update.CallId ?? seat.CallId,
        IsRecording = update.IsRecording ?? seat.IsRecording,
        IsTranscribing = update.IsTranscribing ?? seat.IsTranscribing,
        DominantSpeakers = NextOrSame(seat.DominantSpeakers, update.DominantSpeakers),
        RaisedHands = NextOrSame(seat.RaisedHands, update.RaisedHands),
        Diagnostics = WithDiagnostics(seat.Diagnostics, update.Diagnostics),
        Capabilities = update.Capabilities.Count == 0 ? seat.Capabilities : seat.Capabilities.SetItems(update.Capabilities),
        TotalParticipantCount = update.TotalParticipantCount ?? seat.TotalParticipantCount,
        AsOf = at,
    };

    private static SeatModel WithLines(SeatModel seat, IReadOnlyList<RemoteParticipant> lines, DateTimeOffset at)
    {
        Dictionary<ParticipantId, RemoteParticipant> changed = [];
        foreach (RemoteParticipant line in lines)
        {
            changed[line.Id] = line;
        }

        ImmutableArray<RoomCallParticipant>.Builder listed = ImmutableArray.CreateBuilder<RoomCallParticipant>(seat.Listed.Count + changed.Count);
        foreach (RoomCallParticipant known in seat.Listed)
        {
            listed.Add(changed.Remove(known.Id, out RemoteParticipant? line) ? known.With(line, at) : known);
        }

        foreach (ParticipantId id in lines.Select(static line => line.Id))
        {
            if (changed.Remove(id, out RemoteParticipant? line))
            {
                listed.Add(new RoomCallParticipant(id).With(line, at));
            }
        }

        bool isInvisible = lines.Any(line => seat.Invisible.Contains(line.Id));
        return seat with
        {
            Listed = new(listed.DrainToImmutable()),
            Departed = seat.Departed.RemoveRange(lines.Select(static line => line.Id)),
            Invisible = isInvisible ? new([.. seat.Invisible.Where(p => !lines.Any(line => line.Id == p.Id))]) : seat.Invisible,
        };
    }

    private static RoomCallParticipant UpdateSelf(RoomCallParticipant self, CallSeat seat, DateTimeOffset at)
    {
        RoomCallParticipant next = self with
        {
            State = self.State.Next(ToParticipantState(seat.State), CallSide.Client, at),
            IsMuted = self.IsMuted.Next(seat.IsMuted, CallSide.Client, at),
            IsOnHold = self.IsOnHold.Next(seat.State is SeatState.LocalHold or SeatState.RemoteHold, CallSide.Client, at),
            IsHandRaised = self.IsHandRaised.Next(seat.IsHandRaised, CallSide.Client, at),
            Role = seat.Role is RoomRole role ? self.Role.Next(role, CallSide.Client, at) : self.Role,
            EndReason = seat.EndReason,
        };
        return next == self ? self : next;
    }

    private static ParticipantState ToParticipantState(SeatState state) => state switch
    {
        SeatState.EarlyMedia => ParticipantState.EarlyMedia,
        SeatState.Connecting or SeatState.Ringing => ParticipantState.Connecting,
        SeatState.Connected => ParticipantState.Connected,
        SeatState.LocalHold or SeatState.RemoteHold => ParticipantState.OnHold,
        SeatState.InLobby => ParticipantState.InLobby,
        SeatState.Disconnected or SeatState.Disconnecting => ParticipantState.Disconnected,
        _ => ParticipantState.Idle,
    };
}
