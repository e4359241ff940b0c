using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class AddParticipantTests
{
    [Fact]
    public async Task A_phone_that_answers_gives_Succeeded_and_then_the_roster()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        ServiceResponse answer = (await fixture.AddPhoneAsync(id, "+14255550100", body => body["operationContext"] = "dial-7")).Expect(202);
        Assert.Equal("dial-7", answer["operationContext"]);
        Assert.Equal("4:+14255550100", answer.Json["participant"]!["identifier"]!["rawId"]!.GetValue<string>());
        await fixture.AdvanceAsync(0.19);
        Assert.Equal(2, fixture.Callbacks.All.Count);
        await fixture.AdvanceAsync(0.01);
        ReceivedCallback succeeded = await fixture.Callbacks.NextAsync();
        ReceivedCallback roster = await fixture.Callbacks.NextAsync();
        Assert.Equal(("AddParticipantSucceeded", "dial-7", (200, 0)), (succeeded.Type, succeeded.Context, succeeded.Result));
        Assert.Equal("phoneNumber", succeeded.Data["participant"]!["kind"]!.GetValue<string>());
        Assert.Equal(("ParticipantsUpdated", 3), (roster.Type, roster.Sequence));
        Assert.Equal([EmulatorHttpFixture.Alice, "4:+14255550100"], roster.RawIds);
    }

    [Fact]
    public async Task A_user_joins_without_a_caller_id_and_without_being_on_the_roster()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.AddUserAsync(id, "8:acs:someone_else")).Expect(202);
        await fixture.AdvanceAsync(1);
        Assert.Equal("communicationUser", (await fixture.Callbacks.NextAsync("AddParticipantSucceeded")).Data["participant"]!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_user_off_the_roster_can_be_refused()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.RefuseUninvitedUsers = true);
        string id = await fixture.ConnectedAsync();
        (await fixture.AddUserAsync(id, "8:acs:someone_else")).Expect(202);
        (await fixture.AddUserAsync(id, EmulatorHttpFixture.Bob)).Expect(202);
        await fixture.AdvanceAsync(1);
        Assert.Equal((403, 5828), (await fixture.Callbacks.NextAsync("AddParticipantFailed")).Result);
        await fixture.Callbacks.NextAsync("AddParticipantSucceeded");
    }

    [Theory]
    [InlineData("01", 0.2, 486, 560486, "Busy Here")]
    [InlineData("02", 0.2, 603, 560603, "Decline")]
    [InlineData("03", 180, 480, 560480, "Temporarily Unavailable")]
    [InlineData("04", 0.2, 404, 560404, "Not Found")]
    public async Task A_phone_that_does_not_answer_fails_with_its_code(string digits, double after, int code, int subCode, string reason)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        string number = "+150055501" + digits;
        (await fixture.AddPhoneAsync(id, number)).Expect(202);
        await fixture.AdvanceAsync(after - 0.1);
        Assert.Equal(2, fixture.Callbacks.All.Count);
        await fixture.AdvanceAsync(0.1);
        ReceivedCallback failed = await fixture.Callbacks.NextAsync();
        Assert.Equal(("AddParticipantFailed", (code, subCode)), (failed.Type, failed.Result));
        JsonNode result = failed.Data["resultInformation"]!;
        Assert.Equal(
            $"addParticipants failed for participant 4:{number}. Underlying reason: {reason}. DiagCode: {code}#{subCode}.@",
            result["message"]!.GetValue<string>());
        Assert.Equal(code, result["sipDetails"]!["code"]!.GetValue<int>());
        Assert.NotNull(result["q850Details"]!["message"]);
        Assert.Equal(number, failed.Data["participant"]!["phoneNumber"]!["value"]!.GetValue<string>());
        Assert.Equal($"{code}/{subCode}", Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.NotAnswered)).Detail);
    }

    [Fact]
    public async Task A_phone_rings_as_long_as_the_request_says()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.AddPhoneAsync(id, "+15005550103", body => body["invitationTimeoutInSeconds"] = 45)).Expect(202);
        await fixture.AdvanceAsync(44.9);
        Assert.Equal(2, fixture.Callbacks.All.Count);
        await fixture.AdvanceAsync(0.1);
        Assert.Equal((480, 560480), (await fixture.Callbacks.NextAsync()).Result);
    }

    [Fact]
    public async Task Phone_05_answers_and_hangs_up_after_5_seconds()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.WithPhoneAsync("+15005550105");
        await fixture.AdvanceAsync(4.1);
        Assert.Equal(4, fixture.Callbacks.All.Count);
        await fixture.AdvanceAsync(0.1);
        ReceivedCallback roster = await fixture.Callbacks.NextAsync();
        Assert.Equal([EmulatorHttpFixture.Alice], roster.RawIds);
        Assert.Equal("4:+15005550105", Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Left)).RawId);
        Assert.Equal(id, roster.ConnectionId);
    }

    [Fact]
    public async Task Phone_06_presses_1()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        await fixture.WithPhoneAsync("+15005550106");
        Assert.Equal("one", Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.TonesPressed)).Detail);
    }

    [Fact]
    public async Task Phone_07_answers_after_20_seconds_unless_given_less()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.AddPhoneAsync(id, "+15005550107")).Expect(202);
        await fixture.AdvanceAsync(19.9);
        Assert.Equal(2, fixture.Callbacks.All.Count);
        await fixture.AdvanceAsync(0.1);
        await fixture.Callbacks.NextAsync("AddParticipantSucceeded");
        (await fixture.AddPhoneAsync(id, "+15005550107", body => body["invitationTimeoutInSeconds"] = 10)).Expect(202);
        await fixture.AdvanceAsync(10);
        await fixture.Callbacks.NextAsync("AddParticipantFailed");
    }

    [Fact]
    public async Task Any_form_of_an_identifier_is_understood()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        JsonObject[] forms =
        [
            new() { ["rawId"] = "4:+14255550101" },
            new() { ["phoneNumber"] = new JsonObject { ["value"] = "+14255550102", ["isAnonymous"] = false } },
            new() { ["communicationUser"] = new JsonObject { ["id"] = EmulatorHttpFixture.Bob } },
        ];
        foreach (JsonObject form in forms)
        {
            JsonObject body = new() { ["participantToAdd"] = form, ["sourceCallerIdNumber"] = new JsonObject { ["value"] = EmulatorHttpFixture.CallerId } };
            (await fixture.CallAsync("POST", id, "/participants:add", body)).Expect(202);
        }

        await fixture.AdvanceAsync(1);
        Assert.Equal(["4:+14255550101", "4:+14255550102", EmulatorHttpFixture.Bob], fixture.Emulator.Ledger.GetEntries(LedgerKind.Joined).Skip(1).Select(entry => entry.RawId));
    }

    public static TheoryData<string, string> InvalidBodies { get; } = new()
    {
        { "nobody", """{}""" },
        { "no caller id", """{"participantToAdd":{"rawId":"4:+14255550100"}}""" },
        { "not E.164", """{"participantToAdd":{"rawId":"4:0425"},"sourceCallerIdNumber":{"value":"+15005550999"}}""" },
        { "caller id not E.164", """{"participantToAdd":{"rawId":"4:+14255550100"},"sourceCallerIdNumber":{"value":"500"}}""" },
        { "timeout too long", """{"participantToAdd":{"rawId":"8:acs:a_b"},"invitationTimeoutInSeconds":181}""" },
        { "timeout negative", """{"participantToAdd":{"rawId":"8:acs:a_b"},"invitationTimeoutInSeconds":-1}""" },
        { "a Teams user", """{"participantToAdd":{"rawId":"8:orgid:a"}}""" },
        { "two at once", """{"participantToAdd":{"communicationUser":{"id":"8:acs:a_b"},"phoneNumber":{"value":"+14255550100"}}}""" },
        { "empty identifier", """{"participantToAdd":{"kind":"phoneNumber"}}""" },
        { "context not a string", """{"participantToAdd":{"rawId":"8:acs:a_b"},"operationContext":7}""" },
        { "callback not absolute", """{"participantToAdd":{"rawId":"8:acs:a_b"},"operationCallbackUri":"/events"}""" },
    };

    [Theory]
    [MemberData(nameof(InvalidBodies))]
    public async Task An_invalid_request_is_400_8523_and_dials_nobody(string why, string body)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.CallAsync("POST", id, "/participants:add", JsonNode.Parse(body))).ExpectError(400, "8523");
        await fixture.AdvanceAsync(200);
        Assert.Equal(2, fixture.Callbacks.All.Count);
        Assert.True(fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed).Count == 0, why);
    }

    [Fact]
    public async Task A_caller_id_of_another_resource_is_403_7507()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.AddPhoneAsync(id, "+14255550100", body => body["sourceCallerIdNumber"]!["value"] = "+15005550217")).ExpectError(403, "7507");
    }

    [Fact]
    public async Task A_room_without_dial_out_is_403_7504()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync(await fixture.OpenRoomAsync(dialOut: false));
        (await fixture.AddPhoneAsync(id, "+14255550100")).ExpectError(403, "7504");
        Assert.Empty(fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed));
    }

    [Theory]
    [InlineData(RefusalBehavior.Event, "AddParticipantFailed")]
    [InlineData(RefusalBehavior.Accept, "AddParticipantSucceeded")]
    public async Task The_refusals_can_be_switched(RefusalBehavior behavior, string outcome)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.DialOutDisabledBehavior = options.UnownedCallerIdBehavior = behavior);
        string id = await fixture.ConnectedAsync(await fixture.OpenRoomAsync(dialOut: false));
        (await fixture.AddPhoneAsync(id, "+14255550100")).Expect(202);
        await fixture.AdvanceAsync(1);
        ReceivedCallback first = await fixture.Callbacks.NextAsync();
        Assert.Equal(outcome, first.Type);
        (await fixture.AddPhoneAsync(id, "+14255550101", body => body["sourceCallerIdNumber"]!["value"] = "+15005550201")).Expect(202);
        await fixture.AdvanceAsync(1);
        ReceivedCallback second = await fixture.Callbacks.NextAsync(outcome);
        if (behavior == RefusalBehavior.Event)
        {
            Assert.Equal(((403, 7504), (403, 7507)), (first.Result, second.Result));
        }
    }

    [Fact]
    public async Task Without_ringing_the_answer_still_comes_first()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.RingDuration = TimeSpan.Zero);
        string id = await fixture.ConnectedAsync();
        (await fixture.AddPhoneAsync(id, "+14255550100")).Expect(202);
        await fixture.Callbacks.NextAsync("AddParticipantSucceeded");
    }
}
