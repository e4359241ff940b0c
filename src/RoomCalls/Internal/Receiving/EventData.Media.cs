using System.Text.Json;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;

namespace RoomCalls.Internal.Receiving;

/// <content>Members of the events of media.</content>
internal partial struct EventData
{
    private bool TryReadMediaMember(ref Utf8JsonReader reader, Interner interner)
    {
        if (reader.ValueTextEquals("failedPlaySourceIndex"u8))
        {
            FailedPlaySourceIndex = Utf8JsonNumber.ReadInt32(ref reader);
        }
        else if (reader.ValueTextEquals("tone"u8))
        {
            Tone = ToneReader.Read(ref reader, interner);
        }
        else if (reader.ValueTextEquals("sequenceId"u8))
        {
            SequenceId = Utf8JsonNumber.ReadInt32(ref reader);
        }
        else if (reader.ValueTextEquals("transcriptionUpdate"u8) || reader.ValueTextEquals("mediaStreamingUpdate"u8))
        {
            Update = UpdateReader.Read(ref reader, interner);
        }
        else
        {
            return TryReadRecognitionMember(ref reader, interner);
        }

        return true;
    }

    private bool TryReadRecognitionMember(ref Utf8JsonReader reader, Interner interner)
    {
        if (reader.ValueTextEquals("recognitionType"u8))
        {
            RecognitionType = Utf8JsonText.Read(ref reader, interner) switch
            {
                "dtmf" => RecognitionType.Dtmf,
                "speech" => RecognitionType.Speech,
                "choices" => RecognitionType.Choices,
                _ => RecognitionType.Unknown,
            };
        }
        else if (reader.ValueTextEquals("dtmfResult"u8))
        {
            Tones = ToneReader.ReadResult(ref reader, interner);
        }
        else if (reader.ValueTextEquals("choiceResult"u8))
        {
            Choice = RecognitionReader.ReadChoice(ref reader);
        }
        else if (reader.ValueTextEquals("speechResult"u8))
        {
            Speech = RecognitionReader.ReadSpeech(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }
}
