using System.Buffers;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Receiving;

namespace RoomCalls.Tests.Internal.Receiving;

/// <summary>Whatever roster and outcome a JSON writer writes, escaped or not, the reader reads.</summary>
public sealed class EventReaderRoundTripTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    private static readonly Gen<string> Texts = ArbMap.Default.GeneratorFor<NonWhiteSpaceString>().Select(text => text.Get).Where(IsWellFormed);

    private static readonly Gen<RosterEntry> Entries =
        from id in Gen.OneOf(Texts, Gen.Choose(0, 9).Select(n => $"8:acs:resource_{n}"), Gen.Choose(10, 99).Select(n => $"4:+160412345{n}"))
        from muted in Gen.Elements<bool?>(null, true, false)
        from held in Gen.Elements<bool?>(null, true, false)
        select new RosterEntry(ParticipantId.Parse(id), muted, held);

    [Fact]
    public void Read_WrittenRoster_ReadsBack() => Prop.ForAll(Entries.ListOf().ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (entries, number) =>
    {
        ParticipantsUpdated written = new([.. entries], number) { Id = "e1", CallConnectionId = new("c1"), ServerCallId = "s1" };
        ParticipantsUpdated read = Assert.IsType<ParticipantsUpdated>(Read(Write(written)));
        Assert.Equal(written.Participants, read.Participants);
        Assert.Equal((written.Id, written.SequenceNumber, written.CallConnectionId, written.ServerCallId), (read.Id, read.SequenceNumber, read.CallConnectionId, read.ServerCallId));
    }).Check(Many);

    [Fact]
    public void Read_WrittenContext_ReadsBack() => Prop.ForAll(Texts.ToArbitrary(), context =>
        Assert.Equal(context.StartsWith("rc1.", StringComparison.Ordinal) ? null : context, Read(Write(new ParticipantsUpdated([]) { Id = "e1", OperationContext = context })).OperationContext)).Check(Many);

    private static bool IsWellFormed(string text) => text.All(c => !char.IsSurrogate(c)) && !string.IsNullOrWhiteSpace(text);

    private static RoomCallEvent Read(byte[] body)
    {
        (IReadOnlyList<RoomCallEvent> events, string? error) = EventReader.Read(body, new Interner());
        Assert.Null(error);
        return Assert.Single(events);
    }

    private static byte[] Write(ParticipantsUpdated update)
    {
        ArrayBufferWriter<byte> body = new();
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            json.WriteString("id", update.Id);
            json.WriteString("source", "s");
            json.WriteString("specversion", "1.0");
            json.WriteStartObject("data");
            json.WriteStartArray("participants");
            foreach (RosterEntry entry in update.Participants)
            {
                json.WriteStartObject();
                json.WriteStartObject("identifier");
                json.WriteString("rawId", entry.Id.RawId);
                json.WriteEndObject();
                WriteFlag(json, "isMuted", entry.IsMuted);
                WriteFlag(json, "isOnHold", entry.IsOnHold);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteOptional(json, update);
            json.WriteEndObject();
            json.WriteString("type", "Microsoft.Communication.ParticipantsUpdated");
            json.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    private static void WriteOptional(Utf8JsonWriter json, ParticipantsUpdated update)
    {
        json.WriteString("callConnectionId", update.CallConnectionId.Value);
        json.WriteString("serverCallId", update.ServerCallId);
        json.WriteString("operationContext", update.OperationContext);
        if (update.SequenceNumber is int number)
        {
            json.WriteNumber("sequenceNumber", number);
        }
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool? flag)
    {
        if (flag is bool value)
        {
            json.WriteBoolean(name, value);
        }
    }
}
