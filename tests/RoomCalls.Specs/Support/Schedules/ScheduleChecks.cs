using RoomCalls.Transport;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>What must hold while a schedule runs and at its end.</summary>
internal sealed class ScheduleChecks(FakeServiceFixture fixture, ScheduleRecord record)
{
    /// <summary>There is one leg at a time that somebody holds or waits for.</summary>
    public void OnLegStarts(FakeLeg leg)
    {
        foreach (FakeLeg other in fixture.Service.Legs.Where(l => l != leg && l is { IsLive: true, IsForeign: false } && l.Call.Room == leg.Call.Room))
        {
            if (record.OpenHandles().FirstOrDefault(h => h.By.Step.Kind != StepKind.Attach && h.Call.ConnectionId == other.Id) is { } holder)
            {
                record.Violated($"second leg: {leg.Id} begins while {holder.By} holds {other.Id}");
            }
            else if (!record.IsSeen(other.Id) && !record.IsTroubled(leg.Call.Room) && !record.Operations().Any(o => o.Step.Kind == StepKind.Connect && o.Room == leg.Call.Room && (o.WasCancelled || o.Failure is not null)))
            {
                record.Violated($"second leg: {leg.Id} begins while {other.Id} is coming up");
            }
        }
    }

    /// <summary>Whoever holds a leg or a seat hears what happens to it.</summary>
    public async Task CheckHearingAsync()
    {
        List<(string What, Func<bool> Hears)> checks = [];
        foreach (ScheduledHandle handle in record.OpenHandles())
        {
            if (fixture.Service.Legs.FirstOrDefault(l => l.Id == handle.Call.ConnectionId) is { State: CallConnectionState.Connected, IsForeign: false, HangUpFailed: false } leg)
            {
                int sequence = fixture.Service.SendRoster(leg);
                checks.Add(($"deaf: the handle by {handle.By} does not hear {leg.Id}", () => handle.Call.State.SequenceNumber >= sequence));
            }

            if (handle.User is { } user && !HasSucceeded(handle) && fixture.Service.Sessions.LastOrDefault(s => s is { IsLive: true, IsHandedOut: true, IsDisposed: false } && s.Call.Room == handle.Room && s.User == user) is { } session)
            {
                bool raised = !(handle.Call.State.Seats.LastOrDefault(s => s.Id == user)?.IsHandRaised ?? false);
                session.Update(new SeatUpdate { IsHandRaised = raised });
                checks.Add((
                    $"deaf: the handle by {handle.By} does not hear its seat",
                    () => handle.Call.State.Seats.LastOrDefault(s => s.Id == user) is { IsLive: true } seat && seat.IsHandRaised == raised));
            }
        }

        await fixture.SettleAsync();
        foreach ((string what, Func<bool> hears) in checks)
        {
            record.ViolatedUnless(await FakeServiceFixture.IsDoneAfterAllAsync(hears), what);
        }
    }

    /// <summary>Whether the user has taken another seat since.</summary>
    private bool HasSucceeded(ScheduledHandle handle) =>
        record.Operations().Any(o => o.Step.Kind == StepKind.Join && o.Number > handle.By.Number && o.User == handle.User && o.Room == handle.Room && o.IsOver);

    /// <summary>Nothing is left: no timers, seats, legs, readers; and nobody was rung twice.</summary>
    public async Task CheckLeftoversAsync()
    {
        int timers = 0;
        bool isClean = await FakeServiceFixture.IsDoneAfterAllAsync(() => (timers = fixture.Clock.ActiveTimers - fixture.Service.Timers) == 0);
        record.ViolatedUnless(isClean, $"timers left: {timers}");
        foreach (FakeSession session in fixture.Service.Sessions.Where(s => s is { IsHandedOut: true, IsDisposed: false }))
        {
            record.Violated($"seat left: the session of {fixture.Service.NameOf(session.User)} in {session.Call.Room.Value} was not disposed");
        }

        foreach (FakeLeg leg in fixture.Service.Legs.Where(l => l is { IsLive: true, IsKnown: true, IsForeign: false, HangUpFailed: false } && !record.IsSeen(l.Id)))
        {
            record.Violated($"leg left: {leg.Id}, which nobody held");
        }

        foreach ((ParticipantId person, int rings) in fixture.Service.Rings.Where(r => r.Value > 1))
        {
            record.Violated($"dialled twice: {person} rang {rings} times");
        }

        foreach ((string what, Task task) in record.Readers)
        {
            record.ViolatedUnless(await FakeServiceFixture.IsDoneAfterAllAsync(() => task.IsCompleted), $"reader left: {what}");
        }
    }
}
