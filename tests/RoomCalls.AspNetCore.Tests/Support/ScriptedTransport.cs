using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.AspNetCore.Tests.Support;

/// <summary>Accepts every action, and keeps the callback address of connect: its query holds the call's key.</summary>
internal sealed class ScriptedTransport : ICallAutomationTransport
{
    public const string Leg = "401f0b00-0000-4000-8000-000000000001";

    private readonly TaskCompletionSource<Uri> _callbackUri = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Uri> CallbackUri => _callbackUri.Task.WaitAsync(TestContext.Current.CancellationToken);

    public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        if (action is not ConnectCall)
        {
            return Task.FromResult(ActionAnswer.Accepted);
        }

        _callbackUri.TrySetResult(envelope.CallbackUri!);
        return Task.FromResult(new ActionAnswer { Value = new CallConnectionProperties(new CallConnectionId(Leg)) { ServerCallId = "server-call" } });
    }
}
