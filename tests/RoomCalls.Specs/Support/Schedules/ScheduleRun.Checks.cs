using RoomCalls.Transport;

namespace RoomCalls.Specs.Support.Schedules;

/// <content>What must hold meanwhile and at the end.</content>
internal sealed partial class ScheduleRun
{
    private void OnLegStarts(FakeLeg leg)
    {
        foreach (FakeLeg other in _service.Legs.Where(l => l != leg && l is { IsLive: true, IsForeign: false } && l.Call.Room == leg.Call.Room))
        {
            bool isSeen;
            lock (_gate)
            {
                isSeen = _seen.Contains(other.Id);
            }

            if (OpenHandles().FirstOrDefault(h => h.By.Step.Kind != StepKind.Attach && h.Call.ConnectionId == other.Id) is { } holder)
            {
                Violated($"second leg: {leg.Id} begins while {holder.By} holds {other.Id}");
            }
            else if (!isSeen && !IsTroubled(leg.Call.Room) && !Operations().Any(o => o.Step.Kind == StepKind.Connect && o.Room == leg.Call.Room && (o.WasCancelled || o.Failure is not null)))
            {
                Violated($"second leg: {leg.Id} begins while {other.Id} is coming up");
            }
        }
    }

    private bool IsTroubled(RoomId room)
    {
        lock (_gate)
        {
            return _troubled.Contains(room);
        }
    }

    /// <summary>Whoever holds a leg or a seat hears what happens to it.</summary>
    private async Task CheckHearingAsync()
    {
        List<(string What, Func<bool> Hears)> checks = [];
        foreach (ScheduledHandle handle in OpenHandles())
        {
            if (_service.Legs.FirstOrDefault(l => l.Id == handle.Call.ConnectionId) is { State: CallConnectionState.Connected, IsForeign: false, HangUpFailed: false } leg)
            {
                int sequence = _service.SendRoster(leg);
                checks.Add(($"deaf: the handle by {handle.By} does not hear {leg.Id}", () => handle.Call.State.SequenceNumber >= sequence));
            }

            if (handle.User is { } user && !HasSucceeded(handle) && _service.Sessions.LastOrDefault(s => s is { IsLive: true, IsHandedOut: true, IsDisposed: false } && s.Call.Room == handle.Room && s.User == user) is { } session)
            {
                bool raised = !(handle.Call.State.Seats.LastOrDefault(s => s.Id == user)?.IsHandRaised ?? false);
                session.Update(new SeatUpdate { IsHandRaised = raised });
                checks.Add((
                    $"deaf: the handle by {handle.By} does not hear its seat",
                    () => handle.Call.State.Seats.LastOrDefault(s => s.Id == user) is { IsLive: true } seat && seat.IsHandRaised == raised));
            }
        }

        await _fixture.SettleAsync();
        foreach ((string what, Func<bool> hears) in checks)
        {
            ViolatedUnless(await FakeServiceFixture.IsDoneAfterAllAsync(hears), what);
        }
    }

    /// <summary>Whether the user has taken another seat since.</summary>
    private bool HasSucceeded(ScheduledHandle handle) =>
        Operations().Any(o => o.Step.Kind == StepKind.Join && o.Number > handle.By.Number && o.User == handle.User && o.Room == handle.Room && o.IsOver);

    private async Task DisposeHandlesAsync()
    {
        foreach (ScheduledHandle handle in OpenHandles())
        {
            See(handle.Call);
            await EndsAsync($"disposing the handle by {handle.By}", () => handle.Call.DisposeAsync().AsTask(), LongestLeaving);
        }

        if (!_violations.Any(static v => v.StartsWith("never ended", StringComparison.Ordinal)))
        {
            ViolatedUnless(_manager.Calls.Count == 0, $"still held: {_manager.Calls.Count} call(s) after the last handle");
        }
    }

    private async Task CheckLeftoversAsync()
    {
        int timers = _fixture.Clock.ActiveTimers - _service.Timers;
        ViolatedUnless(timers == 0, $"timers left: {timers}");
        foreach (FakeSession session in _service.Sessions.Where(s => s is { IsHandedOut: true, IsDisposed: false }))
        {
            Violated($"seat left: the session of {_service.NameOf(session.User)} in {session.Call.Room.Value} was not disposed");
        }

        foreach (FakeLeg leg in _service.Legs.Where(l => l is { IsLive: true, IsKnown: true, IsForeign: false, HangUpFailed: false } && !_seen.Contains(l.Id)))
        {
            Violated($"leg left: {leg.Id}, which nobody held");
        }

        foreach ((ParticipantId person, int rings) in _service.Rings.Where(r => r.Value > 1))
        {
            Violated($"dialled twice: {person} rang {rings} times");
        }

        foreach ((string what, Task task) in _readers)
        {
            ViolatedUnless(await FakeServiceFixture.IsDoneAfterAllAsync(() => task.IsCompleted), $"reader left: {what}");
        }
    }

    private void ViolatedUnless(bool isKept, string what)
    {
        if (!isKept)
        {
            Violated(what);
        }
    }

    private void Violated(string what)
    {
        _service.Trace($"BROKEN {what}");
        lock (_gate)
        {
            _violations.Add(what);
        }
    }
}
