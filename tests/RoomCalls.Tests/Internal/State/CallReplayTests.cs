using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.Receiving;
using RoomCalls.Internal.State;
using RoomCalls.Internal.Streams;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.State;

/// <summary>The same inputs give the same state: what a call was given replays to its model and its events.</summary>
public sealed class CallReplayTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Inputs_ManySequences_HaveEveryKind()
    {
        HashSet<Type> kinds = [.. CallInputGenerators.Inputs.Generator.Sample(200).SelectMany(static inputs => inputs).Select(static input => input.GetType())];
        Assert.Equal(CallInputGenerators.Kinds.Select(static kind => kind.Name).Order(), kinds.Select(static kind => kind.Name).Order());
    }

    [Fact]
    public void Apply_SameInputs_GiveTheSameModelsAndEvents() => Prop.ForAll(CallInputGenerators.Inputs, inputs =>
    {
        CallReplay one = new(inputs), two = new(inputs);
        Assert.Equal(one.Models, two.Models);
        Assert.Equal(one.Events, two.Events);
    }).Check(Many);

    [Fact]
    public void Post_AnyInputs_GivesTheReplaysModelAndEvents() => Prop.ForAll(CallInputGenerators.Inputs, inputs =>
    {
        using LiveCallFixture fixture = new();
        EventReaderQueue reader = new(int.MaxValue, static _ => { });
        fixture.Feed.Add(reader);
        LiveCall call = fixture.New();
        call.Handles.TryAcquire();
        foreach (CallInput input in inputs)
        {
            call.Post(input);
        }

        CallReplay replay = new(inputs);
        Assert.Equal(replay.Last, call.Model);
        Assert.Equal(replay.Events, reader.Drain().Where(static e => e is not RoomCallSnapshot));
    }).Check(Many);

    [Fact]
    public void Apply_AnyInputs_ListsEverybodyOnceInOneSeat() => Prop.ForAll(CallInputGenerators.Inputs, inputs =>
    {
        foreach (CallModel model in new CallReplay(inputs).Models)
        {
            Assert.Equal(model.State.Participants.Count, model.State.Participants.Select(static p => p.Id).Distinct().Count());
            Assert.Equal(model.Server.Count, model.Server.Select(static p => p.Id).Distinct().Count());
            SeatModel[] live = [.. model.Seats.Where(static seat => seat.IsLive)];
            Assert.Equal(live.Length, live.Select(static seat => seat.Id).Distinct().Count());
            Assert.Equal(model.Seats.Where(static seat => seat.IsLive || seat.HasBeenIn).Select(static seat => seat.Shown), model.State.Seats);
        }
    }).Check(Many);

    [Fact]
    public void Apply_AnyInputs_NeverGoesBackWithinALeg() => Prop.ForAll(CallInputGenerators.Inputs, inputs =>
    {
        List<CallModel> models = new CallReplay(inputs).Models;
        foreach ((CallModel before, CallModel next) in models.Zip(models.Skip(1)).Where(static step => step.First.Leg == step.Second.Leg))
        {
            Assert.True(next.Position >= before.Position);
            Assert.True(next.RosterPosition >= before.RosterPosition);
            Assert.True(before.State.SequenceNumber is null || next.State.SequenceNumber >= before.State.SequenceNumber);
            Assert.True(next.State.Connection >= before.State.Connection);
        }
    }).Check(Many);

    [Fact]
    public void Apply_EndedCall_StaysEndedUntilANewLegOrSeat() => Prop.ForAll(CallInputGenerators.Inputs, inputs =>
    {
        List<CallModel> models = new CallReplay(inputs).Models;
        for (int i = 0; i < inputs.Length; i++)
        {
            (CallModel before, CallModel next) = (models[i], models[i + 1]);
            bool isAnew = next.Leg != before.Leg || next.Seats.Any(seat => before.FindSeat(seat.Generation) is null);
            Assert.True(!before.IsOver || next.IsOver || isAnew, $"{inputs[i]} has revived the call.");
        }
    }).Check(Many);

    [Fact]
    public void Apply_LiveSeat_OnlyANewerOneReplacesIt() => Prop.ForAll(CallInputGenerators.Inputs, inputs =>
    {
        List<CallModel> models = new CallReplay(inputs).Models;
        foreach ((CallModel before, CallModel next) in models.Zip(models.Skip(1)))
        {
            foreach (SeatModel seat in before.Seats)
            {
                Assert.Contains(next.Seats, now => now.Id == seat.Id && (now.Generation >= seat.Generation || (now.IsLive && !seat.IsLive)));
            }
        }
    }).Check(Many);

    [Fact]
    public void Apply_RecordedCallbacks_GiveTheModelOfTheirCall()
    {
        int events = 0;
        foreach (IGrouping<CallConnectionId, RoomCallEvent> leg in ReadRecordings().Where(static e => !e.CallConnectionId.IsEmpty).GroupBy(static e => e.CallConnectionId))
        {
            using LiveCallFixture fixture = new();
            fixture.Feed.Add(new EventReaderQueue(int.MaxValue, static _ => { }));
            List<CallInput> recorded = [new LegRenewed(default, fixture.Leg.Generation)];
            foreach (RoomCallEvent roomCallEvent in leg.OrderBy(static e => e.Time).Select(static (e, i) => e with { Id = $"fresh-{i}" }))
            {
                fixture.Post(roomCallEvent);
                recorded.Add(new Logged(
                    fixture.Leg.Generation,
                    new CallbackEntry { CallKey = "key", At = default, Position = recorded.Count, Events = [roomCallEvent] }));
                Assert.Equal(new CallReplay(recorded).Last, fixture.Call.Model);
                events++;
            }
        }

        Assert.True(events > 80);
    }

    private static IEnumerable<RoomCallEvent> ReadRecordings() =>
        RecordingReader.Callbacks.SelectMany(static name => EventReader.Read(RecordingReader.ReadBytes(name), new Interner()).Events);
}
