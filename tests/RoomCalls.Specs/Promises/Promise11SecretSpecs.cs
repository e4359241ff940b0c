using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Promises;

public sealed class Promise11SecretSpecs
{
    [Fact]
    public async Task Promise_11_a_whole_story_logged_at_trace_and_its_failures_hold_no_secret_and_no_whole_number()
    {
        using Listener listener = new();
        await using Stage stage = await Stage.BuildAsync(services: s => s.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(listener)));
        List<string> said = [];
        await using IRoomCall call = await stage.ConnectAsync();
        string callbackKey = stage.CallbackUriOf(call).Query[^66..];
        RoomUserToken token = await stage.Manager.Users.IssueTokenAsync(new IssueUserToken(stage.Alice), Stage.Token);
        await using Audience audience = Audience.Of(stage.Manager);

        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));
        await call.GetParticipantAsync(Phones.Answering, Stage.Token);
        await stage.OutcomeAsync(call.Media.SendDtmfAsync(Phones.Answering, DtmfTones.Parse("998877"), Stage.Token));
        said.Add($"{await stage.FailureAsync<ActionFailedException>(call.AddParticipantAsync(Phones.Busy, Stage.Token))}");
        said.Add($"{await stage.FailureAsync<ActionFailedException>(call.GetParticipantAsync(Phones.Another, Stage.Token))}");
        stage.Fault("AddParticipant", EmulatorFault.Status(500, afterExecuting: true), times: 3);
        stage.Fault("AddParticipant", EmulatorFault.Lose(), times: 3);
        said.Add($"{await stage.FailureAsync<ActionTimedOutException>(call.AddParticipantAsync(Phones.Unreachable, Stage.Token))}");
        await Stage.PostAsync(stage.CallbackUriOf(call), "nonsense +16041234567"u8.ToArray());
        await Stage.PostAsync(stage.CallbackUriOf(call, "the secret of somebody else"), "[]"u8.ToArray());
        said.Add($"{call} {call.State} {token} {new AddParticipant(Phones.Answering)} {new ConnectCall(stage.Locator) { CallbackUri = stage.CallbackUriOf(call) }}");
        await stage.OutcomeAsync(call.HangUpForEveryoneAsync(Stage.Token));
        await stage.PassAsync(1);
        await audience.UntilAsync<Events.CallDisconnected>();
        said.AddRange(audience.Seen.Select(e => e.ToString()));
        said.AddRange(listener.Lines);

        Assert.NotEmpty(listener.Lines);
        string everything = string.Join('\n', said);
        string[] secrets =
        [
            .. new[] { Phones.Answering, Phones.Another, Phones.Busy, Phones.Unreachable, Phones.CallerId }.Select(p => p.Number![1..]),
            token.Value, stage.Emulator.AccessKey, stage.Options.CallbackSecret!, callbackKey, callbackKey.Split('.')[0], callbackKey.Split('.')[1], "998877",
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, everything, StringComparison.Ordinal));
    }
}
