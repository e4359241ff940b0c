using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests;

public sealed class EmulatorFaultsTests
{
    private readonly string _id = Guid.NewGuid().ToString();

    [Fact]
    public async Task A_status_before_executing_leaves_nothing_done()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Status(503, retryAfter: TimeSpan.FromSeconds(2)).ForOperation("AddParticipant"));
        ServiceResponse refused = await fixture.AddPhoneAsync(connection, "+14255550100", repeatId: _id);
        refused.ExpectError(503, "503");
        Assert.Equal("2", refused.Headers["Retry-After"]);
        Assert.Empty(fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed));
        (await fixture.AddPhoneAsync(connection, "+14255550100", repeatId: _id)).Expect(202);
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed));
        Assert.Empty(fixture.Emulator.Faults.Pending);
        Assert.Equal([503, 202], fixture.Emulator.Requests.Where(request => request.Operation == "AddParticipant").Select(request => request.Status));
    }

    [Fact]
    public async Task A_status_after_executing_hides_what_was_done()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Status(500, "9999", afterExecuting: true).ForOperation("addparticipant"));
        (await fixture.AddPhoneAsync(connection, "+14255550100", repeatId: _id)).ExpectError(500, "9999");
        Assert.Equal(_id, fixture.Emulator.Requests[^1].RepeatabilityId);
        string invitation = Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed)).Detail!;
        Assert.Equal(invitation, (await fixture.AddPhoneAsync(connection, "+14255550100", repeatId: _id)).Expect(202)["invitationId"]);
        await fixture.AdvanceAsync(1);
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed));
        Assert.Single(fixture.Callbacks.All, callback => callback.Type == "AddParticipantSucceeded");
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_drop_cuts_the_connection(bool afterExecuting, int dialled)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Drop(afterExecuting).ForOperation("AddParticipant"));
        await Assert.ThrowsAsync<HttpRequestException>(() => fixture.AddPhoneAsync(connection, "+14255550100", repeatId: _id));
        Assert.Equal(dialled, fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed).Count);
        Assert.Equal(("AddParticipant", 0), (fixture.Emulator.Requests[^1].Operation, fixture.Emulator.Requests[^1].Status));
        (await fixture.AddPhoneAsync(connection, "+14255550100", repeatId: _id)).Expect(202);
        await fixture.AdvanceAsync(1);
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed));
        await fixture.Callbacks.NextAsync("AddParticipantSucceeded");
    }

    [Fact]
    public async Task A_delay_waits_on_the_clock_and_lets_the_callbacks_go_first()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Delay(TimeSpan.FromSeconds(30)).ForOperation("RemoveParticipant"));
        await fixture.JoinAsync(fixture.Emulator.Ledger.Entries[0].RoomId!, EmulatorHttpFixture.Bob);
        Task<ServiceResponse> answer = fixture.CallAsync("POST", connection, "/participants:remove", new JsonObject { ["participantToRemove"] = EmulatorHttpFixture.User(EmulatorHttpFixture.Bob) });
        await fixture.Callbacks.NextAsync("RemoveParticipantSucceeded");
        await fixture.AdvanceAsync(29);
        Assert.False(answer.IsCompleted);
        await fixture.AdvanceAsync(1);
        (await answer).Expect(202);
    }

    [Fact]
    public async Task Repeat_delivers_every_callback_again_with_the_same_id()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Repeat(3).ForOperation("AddParticipant"));
        (await fixture.AddPhoneAsync(connection, "+14255550100")).Expect(202);
        await fixture.AdvanceAsync(1);
        ReceivedCallback[] received = [.. fixture.Callbacks.All.Skip(2)];
        Assert.Equal(6, received.Length);
        Assert.Equal(2, received.Select(callback => callback.Id).Distinct().Count());
        Assert.Equal(3, received.Count(callback => callback.Type == "AddParticipantSucceeded"));
        Assert.Single(received.Where(callback => callback.Type == "ParticipantsUpdated").Select(callback => callback.Text).Distinct());
        Assert.Equal(6, fixture.Emulator.Deliveries.Count(delivery => delivery.Fault == EmulatorFaultKind.Repeat));
    }

    [Fact]
    public async Task Repeat_can_be_for_one_event_only()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Repeat(2, "CallConnected").ForOperation("Connect"));
        await fixture.ConnectAsync(await fixture.OpenRoomAsync());
        await fixture.SettleAsync();
        Assert.Equal(["CallConnected", "CallConnected", "ParticipantsUpdated"], fixture.Callbacks.All.Select(callback => callback.Type));
    }

    [Fact]
    public async Task Early_answers_only_when_the_callbacks_have_their_2xx()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Early().ForOperation("Connect"));
        string roomId = await fixture.OpenRoomAsync();
        List<string> order = [];
        fixture.Callbacks.Answer = callback =>
        {
            order.Add(callback.Type);
            return Task.FromResult(200);
        };
        (await fixture.ConnectAsync(roomId)).Expect(200);
        order.Add("answer");
        Assert.Equal(["CallConnected", "ParticipantsUpdated", "answer"], order);
    }

    [Fact]
    public async Task Early_also_waits_for_what_rings()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Early().ForOperation("AddParticipant"));
        Task<ServiceResponse> answer = fixture.AddPhoneAsync(connection, "+14255550100");
        while (fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed).Count == 0)
        {
            await Task.Yield();
        }

        Assert.False(answer.IsCompleted);
        await fixture.AdvanceAsync(1);
        (await answer).Expect(202);
        Assert.Equal(4, fixture.Callbacks.All.Count);
    }

    [Fact]
    public async Task Early_on_what_has_no_callbacks_answers_at_once()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Early());
        (await fixture.Client.SendAsync("GET", "/rooms?api-version=2025-03-13")).Expect(200);
    }

    [Fact]
    public async Task Lose_never_sends_the_callback()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Lose("AddParticipantSucceeded").ForOperation("AddParticipant"));
        (await fixture.AddPhoneAsync(connection, "+14255550100")).Expect(202);
        await fixture.AdvanceAsync(100);
        Assert.Equal(["CallConnected", "ParticipantsUpdated", "ParticipantsUpdated"], fixture.Callbacks.All.Select(callback => callback.Type));
        EmulatedDelivery lost = fixture.Emulator.Deliveries.Single(delivery => delivery.Fault == EmulatorFaultKind.Lose);
        Assert.Equal(("AddParticipantSucceeded", 0, null), (lost.EventType, lost.Attempt, lost.Status));
    }

    [Fact]
    public async Task A_delayed_callback_is_overtaken()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.DelayCallback(TimeSpan.FromSeconds(3), "AddParticipantSucceeded").ForOperation("AddParticipant"));
        (await fixture.AddPhoneAsync(connection, "+14255550100")).Expect(202);
        await fixture.AdvanceAsync(3.1);
        Assert.Equal("ParticipantsUpdated", fixture.Callbacks.All[^1].Type);
        await fixture.AdvanceAsync(0.1);
        Assert.Equal(("AddParticipantSucceeded", "2026-01-05T09:00:00.2+00:00"), (fixture.Callbacks.All[^1].Type, fixture.Callbacks.All[^1].Event["time"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_fault_finds_its_request_by_operation_and_context_and_counts()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Status(500).ForOperation("AddParticipant", "guest-7", times: 2));
        (await fixture.AddPhoneAsync(connection, "+14255550100", body => body["operationContext"] = "guest-8")).Expect(202);
        (await fixture.CallAsync("GET", connection, "")).Expect(200);
        (await fixture.AddPhoneAsync(connection, "+14255550100", body => body["operationContext"] = "a guest-7 b")).Expect(500);
        Assert.Equal(1, Assert.Single(fixture.Emulator.Faults.Pending).Times);
        (await fixture.AddPhoneAsync(connection, "+14255550100", body => body["operationContext"] = "guest-7")).Expect(500);
        (await fixture.AddPhoneAsync(connection, "+14255550100", body => body["operationContext"] = "guest-7")).Expect(202);
    }

    [Fact]
    public async Task Faults_of_different_kinds_apply_together_and_can_be_cleared()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Status(500, afterExecuting: true).ForOperation("Connect"));
        fixture.Emulator.Faults.Add(EmulatorFault.Repeat().ForOperation("Connect"));
        fixture.Emulator.Faults.Add(EmulatorFault.Status(502).ForOperation("Connect"));
        (await fixture.ConnectAsync(await fixture.OpenRoomAsync())).Expect(500);
        await fixture.SettleAsync();
        Assert.Equal(4, fixture.Callbacks.All.Count);
        Assert.Equal(502, Assert.Single(fixture.Emulator.Faults.Pending).StatusCode);
        fixture.Emulator.Faults.Clear();
        Assert.Empty(fixture.Emulator.Faults.Pending);
    }

    [Fact]
    public async Task A_fault_out_of_range_is_refused()
    {
        await using RoomCallsEmulator emulator = new();
        EmulatorFault[] invalid =
        [
            EmulatorFault.Status(200), EmulatorFault.Repeat(1), EmulatorFault.Delay(TimeSpan.Zero), EmulatorFault.DelayCallback(TimeSpan.FromSeconds(-1)),
            EmulatorFault.Drop() with { Times = 0 }, EmulatorFault.Drop().ForOperation(""), EmulatorFault.Drop() with { Kind = (EmulatorFaultKind)99 },
            EmulatorFault.Status(503, retryAfter: TimeSpan.FromSeconds(-1)),
        ];
        Assert.All(invalid, fault => Assert.Throws<ArgumentException>(() => emulator.Faults.Add(fault)));
    }
}
