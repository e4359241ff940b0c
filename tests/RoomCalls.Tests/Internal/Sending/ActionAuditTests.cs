using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoomCalls.Actions;
using RoomCalls.Events;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class ActionAuditTests
{
    [Fact]
    public async Task Publish_EachDecision_IsRaisedAndLoggedWithoutNumbers()
    {
        RecordingLoggers loggers = new();
        await using ScriptedFixture fixture = new(s => s.AddSingleton<ILoggerFactory>(loggers));
        await using EventCollector all = EventCollector.Listen(fixture.Manager);
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector own = EventCollector.Listen(call);
        IRoomCall asAttendee = call.ForActor(RoomCallActor.InRole(RoomRole.Attendee));

        Assert.False((await asAttendee.CanAsync(new AddParticipant(KnownPhones.Answering), CurrentTest.Token)).IsAllowed);   // a question is no decision
        await Assert.ThrowsAsync<ActionDeniedException>(() => asAttendee.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        await call.StartAsync(new AddParticipant(KnownPhones.Answering) { OperationContext = "mine" }, CurrentTest.Token);

        ActionDecided connected = (ActionDecided)await all.NextAsync();
        Assert.Equal((nameof(ConnectCall), RoomCallActor.Administrator, true), (connected.ActionName, connected.Actor, connected.Capability.IsAllowed));
        Assert.IsType<RoomCallSnapshot>(await own.NextAsync());
        ActionDecided denied = (ActionDecided)await own.NextAsync(), allowed = (ActionDecided)await own.NextAsync();
        Assert.Equal((nameof(AddParticipant), RoomCallActor.InRole(RoomRole.Attendee), KnownPhones.Answering, false), (denied.ActionName, denied.Actor, denied.Target, denied.Capability.IsAllowed));
        Assert.Equal((nameof(AddParticipant), true, "mine"), (allowed.ActionName, allowed.Capability.IsAllowed, allowed.OperationContext));
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
