using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class ActionAuditTests
{
    [Fact]
    public async Task Decided_EachDecisionIsAnEventAndALogRecordAndShowsNoNumber()
    {
        RecordingLoggers loggers = new();
        await using ManagerBench bench = new(s => s.AddSingleton<ILoggerFactory>(loggers));
        await using IAsyncEnumerator<RoomCallEvent> all = bench.Manager.ListenAsync(null, World.Token).GetAsyncEnumerator(World.Token);
        await using IRoomCall call = await bench.ConnectAsync();
        await using IAsyncEnumerator<RoomCallEvent> own = call.ListenAsync(null, World.Token).GetAsyncEnumerator(World.Token);
        IRoomCall asAttendee = call.ForActor(RoomCallActor.InRole(RoomRole.Attendee));

        Assert.False((await asAttendee.CanAsync(new AddParticipant(SamplePeople.Phone), World.Token)).IsAllowed);   // a question is no decision
        await Assert.ThrowsAsync<ActionDeniedException>(() => asAttendee.AddParticipantAsync(SamplePeople.Phone, World.Token));
        await call.StartAsync(new AddParticipant(SamplePeople.Phone) { OperationContext = "mine" }, World.Token);

        ActionDecided connected = (ActionDecided)await all.NextAsync();
        Assert.Equal((nameof(ConnectCall), RoomCallActor.Administrator, true), (connected.Action, connected.Actor, connected.Capability.IsAllowed));
        Assert.IsType<RoomCallSnapshot>(await own.NextAsync());
        ActionDecided denied = (ActionDecided)await own.NextAsync(), allowed = (ActionDecided)await own.NextAsync();
        Assert.Equal((nameof(AddParticipant), RoomCallActor.InRole(RoomRole.Attendee), SamplePeople.Phone, false), (denied.Action, denied.Actor, denied.Target, denied.Capability.IsAllowed));
        Assert.Equal((nameof(AddParticipant), true, "mine"), (allowed.Action, allowed.Capability.IsAllowed, allowed.OperationContext));
        Assert.DoesNotContain("1234567", denied.ToString(), StringComparison.Ordinal);
        Assert.Equal([LogLevel.Debug, LogLevel.Information, LogLevel.Debug], loggers.Records.Where(r => r.Id is 30 or 31).Select(r => r.Level));
        Assert.All(loggers.Records, r => Assert.DoesNotContain("1234567", r.Text, StringComparison.Ordinal));
        Assert.Contains(loggers.Records, r => r.Text.Contains("RoleRestricted", StringComparison.Ordinal) && r.Text.Contains("4:***67", StringComparison.Ordinal));
    }

    private sealed class RecordingLoggers : ILoggerFactory, ILogger
    {
        public List<(LogLevel Level, int Id, string Text)> Records { get; } = [];

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Records.Add((logLevel, eventId.Id, formatter(state, exception)));
    }
}
