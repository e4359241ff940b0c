using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class PrepareStepTests
{
    private static readonly Uri Address = new("https://app.example/events");
    private static readonly ActionScope Scope = new(ActorChain.Application);

    [Fact]
    public async Task RunAsync_Defaults_AreFilledIn()
    {
        ActionRun<CallConnectionId> run = new(Scope, new ConnectCall(ScriptedFixture.Locator), CurrentTest.Token);
        Assert.True(await Step(ScriptedFixture.Secret).RunAsync(run));
        Assert.Equal(Address, Assert.IsType<ConnectCall>(run.Action).CallbackUri);
    }

    [Fact]
    public void Prepare_SeveralErrors_AreReportedAtOnce()
    {
        RemoveParticipant action = new(null!) { Deadline = TimeSpan.Zero, OperationCallbackUri = Address };
        InvalidActionException invalid = Assert.Throws<InvalidActionException>(() => Step(null).Prepare(action, Scope));
        Assert.Equal(3, invalid.Errors.Count);
        Assert.Contains("OperationCallbackUri needs a callback secret", invalid.Errors[^1], StringComparison.Ordinal);
    }

    private static PrepareStep Step(string? secret) => new(new ActionDefaults(Address, null), new CallKeySigner(secret, []));
}
