using System.Text.Json;

namespace RoomCalls.Emulator.Internal.Wire;

/// <summary>The result of an action, as events carry it.</summary>
internal sealed record ResultInformation(int Code, int SubCode, string Message)
{
    /// <summary>The result of most successes: no message.</summary>
    public static readonly ResultInformation Success = new(200, 0, "");

    /// <summary>The result of a completed media action.</summary>
    public static readonly ResultInformation ActionCompleted = new(200, 0, "Action completed successfully.");

    /// <summary>On the connection that ended the call or left it.</summary>
    public static readonly ResultInformation EndedByApi = new(
        200, 7000, "Call was ended by Azure Communication Service Call Automation API or a server bot. DiagCode: 0#7000.@");

    /// <summary>On the other connections of a call that ended; the two dots were recorded.</summary>
    public static readonly ResultInformation ConversationEnded = new(200, 5001, "This conversation has ended.. DiagCode: 0#5001.@");

    /// <summary>The SIP answer and the Q.850 cause behind a phone's answer, or <see langword="null"/>.</summary>
    public (int Code, string Message, int Q850Code, string Q850Message)? Sip { get; init; }

    /// <summary>The failure of an invitation, worded as in the recorded cancellation.</summary>
    public static ResultInformation InvitationFailed(string rawId, int code, int subCode, string reason) =>
        new(code, subCode, $"addParticipants failed for participant {rawId}. Underlying reason: {reason}. DiagCode: {code}#{subCode}.@");

    /// <summary>Writes it; the SIP details only in the versions that have them.</summary>
    public void WriteTo(Utf8JsonWriter json, string version)
    {
        json.WriteStartObject("resultInformation"u8);
        json.WriteNumber("code"u8, Code);
        json.WriteNumber("subCode"u8, SubCode);
        json.WriteString("message"u8, Message);
        if (Sip is { } sip && string.CompareOrdinal(version, "2026-03-12") >= 0)
        {
            WriteDetail(json, "sipDetails", sip.Code, sip.Message);
            WriteDetail(json, "q850Details", sip.Q850Code, sip.Q850Message);
        }

        json.WriteEndObject();
    }

    private static void WriteDetail(Utf8JsonWriter json, string name, int code, string message)
    {
        json.WriteStartObject(name);
        json.WriteNumber("code"u8, code);
        json.WriteString("message"u8, message);
        json.WriteEndObject();
    }
}
