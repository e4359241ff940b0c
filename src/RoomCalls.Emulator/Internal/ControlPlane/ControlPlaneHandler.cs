using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.ControlPlane;

/// <summary>Answers what comes under /emulator: JSON, unsigned, from this machine only unless told otherwise.</summary>
internal sealed class ControlPlaneHandler(RoomCallsEmulator emulator, StateView state, bool fromAnywhere)
{
    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        (int status, byte[] body) = await AnswerAsync(http, stopping);
        http.Response.StatusCode = status;
        await ReplyWriter.WriteBodyAsync(http.Response, body, stopping);
    }

    private static (int, byte[]) Ok { get; } = (200, "{}"u8.ToArray());

    /// <summary>Checks the caller and the body, and turns what is refused into an answer.</summary>
    private async Task<(int, byte[])> AnswerAsync(HttpContext http, CancellationToken stopping)
    {
        if (!fromAnywhere && !(http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)))
        {
            return Error(403, "The control plane answers this machine only. AllowControlPlaneFromAnywhere opens it.");
        }

        try
        {
            byte[] bytes = await RequestBody.ReadAsync(http.Request, stopping);
            JsonElement body = bytes.Length == 0 ? JsonElement.Parse("{}"u8) : JsonElement.Parse(bytes);
            return body.ValueKind == JsonValueKind.Object
                ? await AnswerAsync(http.Request.Method, http.Request.Path.Value!, new ControlBody(body), stopping)
                : Error(400, "The body must be a JSON object.");
        }
        catch (JsonException)
        {
            return Error(400, "The body is not valid JSON.");
        }
        catch (ArgumentException invalid)
        {
            return Error(400, invalid.Message);
        }
        catch (EmulatorRefusalException refused)
        {
            return Error(refused.Status, refused.Message, refused.Code, refused.SubCode);
        }
        catch (InvalidOperationException conflict)
        {
            return Error(409, conflict.Message);
        }
    }

    /// <summary>Does what the method and the path ask for.</summary>
    private async Task<(int, byte[])> AnswerAsync(string method, string path, ControlBody body, CancellationToken stopping)
    {
        switch (method, path.TrimEnd('/'))
        {
            case ("GET", "/emulator/state"):
                return (200, state.Write());
            case ("GET", "/emulator/requests"):
                return (200, LogViews.Requests(emulator));
            case ("GET", "/emulator/deliveries"):
                return (200, LogViews.Deliveries(emulator));
            case ("GET", "/emulator/ledger"):
                return (200, LogViews.Ledger(emulator));
            case ("GET", "/emulator/faults"):
                return (200, LogViews.Faults(emulator));
            case ("POST", "/emulator/join"):
                await (ReadGroup(body) is { } joined
                    ? emulator.JoinGroupCallAsync(joined, body.Text("userId"), stopping)
                    : emulator.JoinAsync(body.Text("roomId"), body.Text("userId"), stopping));
                return Ok;
            case ("POST", "/emulator/leave"):
                await (ReadGroup(body) is { } left
                    ? emulator.LeaveGroupCallAsync(left, body.Text("userId"), stopping)
                    : emulator.LeaveAsync(body.Text("roomId"), body.Text("userId"), stopping));
                return Ok;
            case ("POST", "/emulator/seat"):
                await SeatActions.DoAsync(await emulator.FindSeatAsync(ReadGroup(body), body.OptionalText("roomId"), body.Text("userId"), stopping), body, stopping);
                return Ok;
            case ("POST", "/emulator/faults"):
                emulator.Faults.Add(FaultReader.Read(body));
                return (201, LogViews.Faults(emulator));
            case ("DELETE", "/emulator/faults"):
                emulator.Faults.Clear();
                return Ok;
            case ("POST", "/emulator/clock/advance"):
                await emulator.AdvanceAsync(body.Seconds("seconds"), stopping);
                return (200, JsonBytes.Object(json => json.WriteString("now"u8, WireDate.Format(emulator.Now))));
            case ("POST", "/emulator/reset"):
                emulator.Reset();
                return Ok;
            default:
                return Error(404, "There are GET state, requests, deliveries, ledger, faults; POST join, leave, seat, faults, clock/advance, reset; DELETE faults.");
        }
    }

    /// <summary>The group call that a request names instead of a room, or <see langword="null"/>.</summary>
    private static Guid? ReadGroup(ControlBody body) => (body.OptionalText("groupCallId"), body.OptionalText("roomId")) switch
    {
        (null, _) => null,
        ({ } text, null) when Guid.TryParse(text, out Guid id) => id,
        (_, null) => throw new ArgumentException("groupCallId must be a GUID."),
        _ => throw new ArgumentException("Name a roomId or a groupCallId, not both."),
    };

    /// <summary>Writes an error with its message.</summary>
    private static (int, byte[]) Error(int status, string message, string? code = null, int subCode = 0) => (status, JsonBytes.Object(json =>
    {
        json.WriteStartObject("error"u8);
        json.WriteString("code"u8, code ?? "Refused");
        if (subCode != 0)
        {
            json.WriteNumber("subCode"u8, subCode);
        }

        json.WriteString("message"u8, message);
        json.WriteEndObject();
    }));
}
