using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class CancelAddParticipantTests
{
    [Fact]
    public async Task Cancelling_what_rings_succeeds_with_487_and_nothing_else_comes()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        string invitation = (await fixture.AddPhoneAsync(id, "+15005550103")).Expect(202)["invitationId"];
        JsonObject body = new() { ["invitationId"] = invitation, ["operationContext"] = "cancel-7" };
        ServiceResponse answer = (await fixture.CallAsync("POST", id, "/participants:cancelAddParticipant", body)).Expect(202);
        Assert.Equal((invitation, "cancel-7"), (answer["invitationId"], answer["operationContext"]));
        ReceivedCallback cancelled = await fixture.Callbacks.NextAsync();
        Assert.Equal(("CancelAddParticipantSucceeded", "cancel-7", (487, 5234)), (cancelled.Type, cancelled.Context, cancelled.Result));
        Assert.Equal(invitation, cancelled.Data["invitationId"]!.GetValue<string>());
        Assert.EndsWith("Underlying reason: The Call Has Been Cancelled. DiagCode: 487#5234.@", cancelled.Data["resultInformation"]!["message"]!.GetValue<string>());
        await fixture.AdvanceAsync(200);
        Assert.Equal(3, fixture.Callbacks.All.Count);
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Canceled));
        Assert.Equal(0, fixture.Clock!.PendingTimers);
    }

    [Fact]
    public async Task Cancelling_what_was_answered_or_never_rang_fails()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        string answered = (await fixture.AddPhoneAsync(id, "+14255550100")).Expect(202)["invitationId"];
        await fixture.AdvanceAsync(1);
        foreach (string invitation in new[] { answered, "unknown" })
        {
            (await fixture.CallAsync("POST", id, "/participants:cancelAddParticipant", new JsonObject { ["invitationId"] = invitation })).Expect(202);
            ReceivedCallback failed = await fixture.Callbacks.NextAsync("CancelAddParticipantFailed");
            Assert.Equal((404, 8522), failed.Result);
            Assert.Equal(invitation, failed.Data["invitationId"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task An_invitation_id_is_required()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.CallAsync("POST", id, "/participants:cancelAddParticipant", new JsonObject())).ExpectError(400, "8523");
    }
}
