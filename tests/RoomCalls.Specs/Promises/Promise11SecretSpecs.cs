using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.Specs.Promises;

public sealed class Promise11SecretSpecs
{
    [Fact]
    public async Task Promise_11_a_whole_story_logged_at_trace_and_its_failures_hold_no_secret_and_no_whole_number()
    {
        using LogCollector logs = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(services: s => s.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(logs)));
        List<string> said = [];
        await using IRoomCall call = await fixture.ConnectAsync();
        string callbackKey = fixture.CallbackUriOf(call).Query[^66..];
        RoomUserToken token = await fixture.Manager.Users.IssueTokenAsync(new IssueUserToken(fixture.Alice), CurrentTest.Token);
        await using EventCollector events = EventCollector.Listen(fixture.Manager);

        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        await call.GetParticipantAsync(KnownPhones.Answering, CurrentTest.Token);
        await fixture.AdvanceToResultAsync(call.Media.SendDtmfAsync(KnownPhones.Answering, DtmfTones.Parse("998877"), CurrentTest.Token));
        said.Add($"{await fixture.AdvanceToFailureAsync<ActionFailedException>(call.AddParticipantAsync(KnownPhones.Busy, CurrentTest.Token))}");
        said.Add($"{await fixture.AdvanceToFailureAsync<ActionFailedException>(call.GetParticipantAsync(KnownPhones.Another, CurrentTest.Token))}");
        fixture.Fault("AddParticipant", EmulatorFault.Status(500, afterExecuting: true), times: 3);
        fixture.Fault("AddParticipant", EmulatorFault.Lose(), times: 3);
        said.Add($"{await fixture.AdvanceToFailureAsync<ActionTimedOutException>(call.AddParticipantAsync(KnownPhones.Unreachable, CurrentTest.Token))}");
        await CallbackPoster.PostAsync(fixture.CallbackUriOf(call), "nonsense +16041234567"u8.ToArray());
        await CallbackPoster.PostAsync(fixture.CallbackUriOf(call, "the secret of somebody else"), "[]"u8.ToArray());
        said.Add($"{call} {call.State} {token} {new AddParticipant(KnownPhones.Answering)} {new ConnectCall(fixture.Locator) { CallbackUri = fixture.CallbackUriOf(call) }}");
        await fixture.AdvanceToResultAsync(call.HangUpForEveryoneAsync(CurrentTest.Token));
        await fixture.AdvanceAsync(1);
        await events.UntilAsync<Events.CallDisconnected>();
        said.AddRange(events.Events.Select(e => e.ToString()));
        said.AddRange(logs.Lines);

        Assert.NotEmpty(logs.Lines);
        string everything = string.Join('\n', said);
        string[] secrets =
        [
            .. new[] { KnownPhones.Answering, KnownPhones.Another, KnownPhones.Busy, KnownPhones.Unreachable, KnownPhones.CallerId }.Select(p => p.Number![1..]),
            token.Value, fixture.Emulator.AccessKey, fixture.Options.CallbackSecret!, callbackKey, callbackKey.Split('.')[0], callbackKey.Split('.')[1], "998877",
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, everything, StringComparison.Ordinal));
    }
}
