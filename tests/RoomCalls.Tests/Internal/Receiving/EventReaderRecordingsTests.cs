using System.Text;
using System.Text.Json;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Receiving;

public sealed class EventReaderRecordingsTests
{
    private const string Prefix = "Microsoft.Communication.";

    public static TheoryData<string> Callbacks => [.. RecordingReader.Callbacks];

    public static TheoryData<string> IncomingCalls => [.. RecordingReader.Names.Except(RecordingReader.Callbacks)];

    [Fact]
    public void Recordings_WholeSet_IsThere()
    {
        Assert.True(RecordingReader.Callbacks.Count >= 70);
        Assert.Equal(5, RecordingReader.Names.Count - RecordingReader.Callbacks.Count);
    }

    [Theory]
    [MemberData(nameof(Callbacks))]
    public void Read_EveryRecording_AgreesWithAnotherReader(string name)
    {
        byte[] body = RecordingReader.ReadBytes(name);
        (IReadOnlyList<RoomCallEvent> events, string? error) = CallbackReading.Read(body);
        Assert.Null(error);
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement[] expected = document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
        Assert.Equal(expected.Length, events.Count);
        Assert.All(expected.Zip(events), pair => AssertSame(pair.First, pair.Second));
    }

    [Theory]
    [MemberData(nameof(IncomingCalls))]
    public void Read_RecordingThatIsNoCallback_IsRefused(string name) => Assert.Contains("not a CloudEvent", CallbackReading.ReadError(Encoding.UTF8.GetString(RecordingReader.ReadBytes(name))), StringComparison.Ordinal);

    [Theory]
    [InlineData(typeof(CallConnected))]
    [InlineData(typeof(CallDisconnected))]
    [InlineData(typeof(ParticipantsUpdated))]
    [InlineData(typeof(AddParticipantSucceeded))]
    [InlineData(typeof(RemoveParticipantSucceeded))]
    [InlineData(typeof(CancelAddParticipantSucceeded))]
    [InlineData(typeof(SendDtmfTonesCompleted))]
    [InlineData(typeof(SendDtmfTonesFailed))]
    public void Read_AllRecordings_HaveEveryKnownType(Type type) =>
        Assert.Contains(RecordingReader.Callbacks.SelectMany(name => CallbackReading.Read(RecordingReader.ReadBytes(name)).Events), e => e.GetType() == type);

    [Fact]
    public void Read_RosterOf2022_NeedsNoIdentifierObject()
    {
        ParticipantsUpdated roster = Assert.IsType<ParticipantsUpdated>(Assert.Single(CallbackReading.Read(RecordingReader.ReadBytes("ParticipantsUpdated-40")).Events));
        Assert.Equal(2, roster.Participants.Count);
        Assert.All(roster.Participants, p => Assert.Equal(ParticipantKind.CommunicationUser, p.Id.Kind));
        Assert.Null(roster.SequenceNumber);
    }

    [Fact]
    public void Read_CancelledAdd_IsASuccessWith487()
    {
        CancelAddParticipantSucceeded cancelled = Assert.IsType<CancelAddParticipantSucceeded>(Assert.Single(CallbackReading.Read(RecordingReader.ReadBytes("CancelAddParticipantSucceeded-1")).Events));
        Assert.Equal(("8737c343-bc96-4b06-b9da-9e647edc7690", 487, 5234), (cancelled.InvitationId, cancelled.ResultInformation!.Code, cancelled.ResultInformation.SubCode));
    }

    [Fact]
    public void Read_SameCallTwice_SharesItsIds()
    {
        Interner interner = new();
        RoomCallEvent one = CallbackReading.Read(RecordingReader.ReadBytes("ParticipantsUpdated-8"), interner).Events[0];
        RoomCallEvent two = CallbackReading.Read(RecordingReader.ReadBytes("ParticipantsUpdated-8"), interner).Events[0];
        Assert.Same(one.CallConnectionId.Value, two.CallConnectionId.Value);
        Assert.Same(((ParticipantsUpdated)one).Participants[0].Id, ((ParticipantsUpdated)two).Participants[2].Id);
    }

    private static void AssertSame(JsonElement expected, RoomCallEvent read)
    {
        string type = expected.GetProperty("type").GetString()!;
        JsonElement data = expected.GetProperty("data");
        Assert.Equal(type.StartsWith(Prefix, StringComparison.Ordinal) ? type[Prefix.Length..] : type, read.Name);
        Assert.Equal(expected.GetProperty("id").GetString(), read.Id);
        Assert.Equal(expected.TryGetProperty("time", out JsonElement time) ? time.GetDateTimeOffset() : default, read.Time);
        Assert.Equal(Text(data, "callConnectionId") ?? string.Empty, read.CallConnectionId.Value);
        Assert.Equal(Text(data, "serverCallId"), read.ServerCallId);
        Assert.Equal(Text(data, "correlationId"), read.CorrelationId);
        Assert.Equal(Text(data, "operationContext"), read.OperationContext);
        if (data.TryGetProperty("resultInformation", out JsonElement result) && result.ValueKind == JsonValueKind.Object)
        {
            Assert.Equal((result.GetProperty("code").GetInt32(), result.GetProperty("subCode").GetInt32()), (read.ResultInformation!.Code, read.ResultInformation.SubCode));
        }

        if (read is ParticipantsUpdated roster)
        {
            Assert.Equal(data.GetProperty("participants").GetArrayLength(), roster.Participants.Count);
            Assert.Equal(data.TryGetProperty("sequenceNumber", out JsonElement number) ? number.GetInt32() : null, roster.SequenceNumber);
        }

        if (read is UnknownRoomCallEvent unknown)
        {
            Assert.Equal(expected.GetRawText(), unknown.Json);
        }
    }

    private static string? Text(JsonElement data, string name) => data.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
