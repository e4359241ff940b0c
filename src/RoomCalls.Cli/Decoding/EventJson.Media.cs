using System.Text.Json;
using RoomCalls.Events;

namespace RoomCalls.Cli.Decoding;

/// <content>The members of media events besides the common ones, under the names of the wire.</content>
internal static partial class EventJson
{
    private static void WriteMediaMembers(Utf8JsonWriter writer, RoomCallEvent roomCallEvent)
    {
        switch (roomCallEvent)
        {
            case PlayFailed failed:
                WriteNumber(writer, "failedPlaySourceIndex", failed.FailedPlaySourceIndex);
                break;
            case RecognizeFailed failed:
                WriteNumber(writer, "failedPlaySourceIndex", failed.FailedPlaySourceIndex);
                break;
            case RecognizeCompleted recognized:
                WriteRecognized(writer, recognized);
                break;
            case ContinuousDtmfRecognitionToneReceived received:
                writer.WriteString("tone", ToCamelCase(received.Tone.ToString()));
                WriteNumber(writer, "sequenceId", received.SequenceId);
                break;
            case TranscriptionStarted { Update: { } update }:
                WriteTranscription(writer, update);
                break;
            case TranscriptionStopped { Update: { } update }:
                WriteTranscription(writer, update);
                break;
            case TranscriptionUpdated { Update: { } update }:
                WriteTranscription(writer, update);
                break;
            case TranscriptionFailed { Update: { } update }:
                WriteTranscription(writer, update);
                break;
            case MediaStreamingStarted { Update: { } update }:
                WriteStreaming(writer, update);
                break;
            case MediaStreamingStopped { Update: { } update }:
                WriteStreaming(writer, update);
                break;
            case MediaStreamingFailed { Update: { } update }:
                WriteStreaming(writer, update);
                break;
        }
    }

    private static void WriteRecognized(Utf8JsonWriter writer, RecognizeCompleted recognized)
    {
        writer.WriteString("recognitionType", ToCamelCase(recognized.RecognitionType.ToString()));
        if (recognized.Tones.Count > 0)
        {
            writer.WriteStartArray("tones");
            foreach (DtmfTone tone in recognized.Tones)
            {
                writer.WriteStringValue(ToCamelCase(tone.ToString()));
            }

            writer.WriteEndArray();
        }

        if (recognized.Choice is { } choice)
        {
            writer.WriteStartObject("choiceResult");
            WriteText(writer, "label", choice.Label);
            WriteText(writer, "recognizedPhrase", choice.RecognizedPhrase);
            WriteConfidence(writer, choice.Confidence);
            writer.WriteEndObject();
        }

        if (recognized.Speech is { } speech)
        {
            writer.WriteStartObject("speechResult");
            WriteText(writer, "speech", speech.Text);
            WriteConfidence(writer, speech.Confidence);
            writer.WriteEndObject();
        }
    }

    private static void WriteConfidence(Utf8JsonWriter writer, double? confidence)
    {
        if (confidence is double value)
        {
            writer.WriteNumber("confidence", value);
        }
    }

    private static void WriteTranscription(Utf8JsonWriter writer, SubscriptionUpdate update)
    {
        writer.WriteStartObject("transcriptionUpdate");
        WriteText(writer, "transcriptionStatus", update.Status);
        WriteText(writer, "transcriptionStatusDetails", update.Details);
        writer.WriteEndObject();
    }

    private static void WriteStreaming(Utf8JsonWriter writer, SubscriptionUpdate update)
    {
        writer.WriteStartObject("mediaStreamingUpdate");
        WriteText(writer, "contentType", update.ContentType);
        WriteText(writer, "mediaStreamingStatus", update.Status);
        WriteText(writer, "mediaStreamingStatusDetails", update.Details);
        writer.WriteEndObject();
    }
}
