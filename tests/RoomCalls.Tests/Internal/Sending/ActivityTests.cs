using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Hosting;
using RoomCalls.Internal.Requests;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class ActivityTests : IDisposable
{
    private readonly List<Activity> _stopped = [];
    private readonly ActivityListener _listener;
    private readonly Activity _root = new Activity("test").Start();

    public ActivityTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == RoomCallsDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == _root.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                lock (_stopped)
                {
                    _stopped.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _root.Dispose();
        _listener.Dispose();
    }

    [Fact]
    public async Task StartAsync_Activity_EndsWithTheOutcomeAndParentsTheRequest()
    {
        await using ScriptedFixture fixture = new();
        await using IRoomCall call = await fixture.ConnectAsync(KnownPeople.Bob);
        Activity? ofRequest = null;
        fixture.Transport.Then(_ =>
        {
            ofRequest = Activity.Current;
            return Task.FromResult(ActionAnswer.Accepted);
        });
        RoomCallOperation<ResultInformation> removing = await call.StartAsync(new RoomCalls.Actions.RemoveParticipant(KnownPeople.Bob), CurrentTest.Token);
        Assert.Same(_root, Activity.Current);
        Assert.Equal(("RemoveParticipant", _root.SpanId, false), (ofRequest!.OperationName, ofRequest.ParentSpanId, ofRequest.IsStopped));
        await fixture.PostAsync(ScriptedFixture.Outcome("RemoveParticipantSucceeded", fixture.Transport.Requests[^1], KnownPeople.Bob));
        await removing.Completion;
        Assert.Equal((true, ActivityStatusCode.Unset), (Find("RemoveParticipant").IsStopped, ofRequest.Status));
    }

    [Fact]
    public async Task GetAsync_Refused_SetsTheActivitysError()
    {
        await using ScriptedFixture fixture = new();
        fixture.Transport.ThenFail(TransportErrors.Refusal(404, 0));
        await Assert.ThrowsAsync<ActionFailedException>(() => fixture.Manager.Rooms.GetAsync("991", CurrentTest.Token));
        Assert.Equal((ActivityStatusCode.Error, "ActionFailedException"), (Find("GetRoom").Status, Find("GetRoom").StatusDescription));
    }

    [Fact]
    public async Task GetAsync_NoTransport_EndsTheActivity()
    {
        RuntimeServices services = new()
        {
            Catalog = ActionCatalog.Default,
            Transports = new Transports(null, null),
            Policies = [],
            TimeProvider = TimeProvider.System,
            Work = WorkTracker.None,
            LoggerFactory = NullLoggerFactory.Instance,
        };
        await using RoomCallsRuntime runtime = new(Microsoft.Extensions.Options.Options.Create(new RoomCallsOptions()), services);
        await Assert.ThrowsAsync<ActionNotSupportedException>(() => runtime.Manager.Rooms.GetAsync("991", CurrentTest.Token));
        Assert.Equal(ActivityStatusCode.Error, Find("GetRoom").Status);
    }

    private Activity Find(string name)
    {
        lock (_stopped)
        {
            return _stopped.Single(a => a.OperationName == name && a.TraceId == _root.TraceId);
        }
    }
}
