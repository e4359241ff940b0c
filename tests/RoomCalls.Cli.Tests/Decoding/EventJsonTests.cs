using System.Text;
using System.Text.Json.Nodes;
using RoomCalls.Cli.Tests.Support;

namespace RoomCalls.Cli.Tests.Decoding;

public sealed class EventJsonTests
{
    [Theory]
    [InlineData("AddParticipantSucceeded-1")]
    [InlineData("CallConnected-1")]
    [InlineData("CallConnected-33")] // a bare object
    [InlineData("CallDisconnected-11")]
    [InlineData("CancelAddParticipantSucceeded-1")]
    [InlineData("ParticipantsUpdated-2")]
    [InlineData("ParticipantsUpdated-40")] // of 2022: participants without identifiers, no sequence number
    [InlineData("ParticipantsUpdated-66")] // a bare object, with a phone
    [InlineData("PlayCanceled-1")]
    [InlineData("RecordingStateChanged-fixture-1")] // without a result
    [InlineData("RemoveParticipantSucceeded-1")]
    [InlineData("SendDtmfTonesFailed-fixture-1")] // without a time
    public async Task Write_Recording_WritesExactlyTheseLines(string name)
    {
        CliResult decoded = await InProcessCli.RunAsync("decode", RecordingReader.GetPath(name));

        Assert.Equal(RecordingReader.ReadExpectedLines(name), decoded.Output);
        Assert.NotEmpty(decoded.Output);
        Assert.Equal((0, string.Empty), (decoded.ExitCode, decoded.Errors));
    }

    [Fact]
    public async Task Write_SeveralEvents_WritesALineEachWithEscapesResolved()
    {
        const string body = """
            [
              {"id":"1","source":"s","specversion":"1.0","type":"Microsoft.Communication.AddParticipantFailed","data":{
                "participant":{"kind":"phoneNumber","rawId":"4:\u002B16041234567","phoneNumber":{"value":"\u002B16041234567"}},
                "resultInformation":{"code":486,"subCode":560486,"message":"Le num\u00e9ro est \u0022occup\u00e9\u0022"}}},
              {"id":"2","source":"s","specversion":"1.0","type":"Something.Else"},
              {"id":"3","source":"s","specversion":"1.0","type":"Microsoft.Communication.CancelAddParticipantFailed","data":{"invitationId":"i"}},
              {"id":"4","source":"s","specversion":"1.0","type":"Microsoft.Communication.ParticipantsUpdated","data":{
                "participants":[{"identifier":{"rawId":"8:acs:a_b"},"isOnHold":true}],"sequenceNumber":0}}
            ]
            """;

        CliResult decoded = await InProcessCli.RunWithInputAsync(Encoding.UTF8.GetBytes(body), "decode");

        Assert.Equal(
            [
                """{"id":"1","type":"AddParticipantFailed","known":true,"result":{"code":486,"subCode":560486,"message":"Le numéro est \"occupé\""},"participant":{"id":"4:+16041234567","kind":"phoneNumber"}}""",
                """{"id":"2","type":"Something.Else","known":false}""",
                """{"id":"3","type":"CancelAddParticipantFailed","known":true,"invitationId":"i"}""",
                """{"id":"4","type":"ParticipantsUpdated","known":true,"participants":[{"id":"8:acs:a_b","kind":"communicationUser","isOnHold":true}],"sequenceNumber":0}""",
            ],
            decoded.Lines);
        Assert.Equal(0, decoded.ExitCode);
    }

    [Fact]
    public async Task Write_AllRecordings_LeavesOutNullsAndEmptyMembers()
    {
        CliResult decoded = await InProcessCli.RunAsync("decode", RecordingReader.Folder);

        Assert.DoesNotContain("null", decoded.Output, StringComparison.Ordinal);
        Assert.All(decoded.Objects.Where(line => !line.ContainsKey("error")), line => Assert.IsType<JsonValue>(line["known"], exactMatch: false));
    }
}
