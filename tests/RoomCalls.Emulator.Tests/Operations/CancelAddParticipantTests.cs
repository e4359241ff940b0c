using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class CancelAddParticipantTests
{
    [Fact]
    public async Task Cancelling_what_rings_succeeds_with_487_and_nothing_else_comes()
    {
        await using Stage stage = await Stage.StartAsync();
        string id = await stage.ConnectedAsync();
        string invitation = (await stage.AddPhoneAsync(id, "+15005550103")).Expect(202)["invitationId"];
        JsonObject body = new() { ["invitationId"] = invitation, ["operationContext"] = "cancel-7" };
        ServiceAnswer answer = (await stage.CallAsync("POST", id, "/participants:cancelAddParticipant", body)).Expect(202);
        Assert.Equal((invitation, "cancel-7"), (answer["invitationId"], answer["operationContext"]));
        Callback cancelled = await stage.Sink.NextAsync();
        Assert.Equal(("CancelAddParticipantSucceeded", "cancel-7", (487, 5234)), (cancelled.Type, cancelled.Context, cancelled.Result));
        Assert.Equal(invitation, cancelled.Data["invitationId"]!.GetValue<string>());
        Assert.EndsWith("Underlying reason: The Call Has Been Cancelled. DiagCode: 487#5234.@", cancelled.Data["resultInformation"]!["message"]!.GetValue<string>());
        await stage.AdvanceAsync(200);
        Assert.Equal(3, stage.Sink.All.Count);
        Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Cancelled));
        Assert.Equal(0, stage.Clock!.PendingTimers);
    }

    [Fact]
    public async Task Cancelling_what_was_answered_or_never_rang_fails()
    {
        await using Stage stage = await Stage.StartAsync();
        string id = await stage.ConnectedAsync();
        string answered = (await stage.AddPhoneAsync(id, "+14255550100")).Expect(202)["invitationId"];
        await stage.AdvanceAsync(1);
        foreach (string invitation in new[] { answered, "unknown" })
        {
            (await stage.CallAsync("POST", id, "/participants:cancelAddParticipant", new JsonObject { ["invitationId"] = invitation })).Expect(202);
            Callback failed = await stage.Sink.NextAsync("CancelAddParticipantFailed");
            Assert.Equal((404, 8522), failed.Result);
            Assert.Equal(invitation, failed.Data["invitationId"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task An_invitation_id_is_required()
    {
        await using Stage stage = await Stage.StartAsync();
        string id = await stage.ConnectedAsync();
        (await stage.CallAsync("POST", id, "/participants:cancelAddParticipant", new JsonObject())).ExpectError(400, "8523");
    }
}
