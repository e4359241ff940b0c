using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using RoomCalls.Emulator.Internal.Http;

namespace RoomCalls.Emulator.Internal.ControlPlane;

/// <summary>Answers requests under /emulator: JSON, unsigned, from this machine only unless an option opens it.</summary>
internal sealed class ControlPlaneHandler(EmulatorControls emulator, bool fromAnywhere)
{
    private const string Usage =
        "There are GET state, requests, deliveries, ledger, faults; POST join, leave, seat, faults, clock/advance, reset; DELETE faults.";

    private static readonly JsonElement NoBody = JsonElement.Parse("{}"u8);
    private static readonly (int, byte[]) Ok = (200, "{}"u8.ToArray());

    /// <summary>The error of a member that must be there.</summary>
    public static ArgumentException Missing(string name) => new($"{name} is required and must be a string.");

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        (int status, byte[] body) = await AnswerAsync(http, stopping);
        http.Response.StatusCode = status;
        await ReplyWriter.WriteBodyAsync(http.Response, body, stopping);
    }

    /// <summary>Checks the caller and the body, and turns a refusal into an answer.</summary>
    private async Task<(int, byte[])> AnswerAsync(HttpContext http, CancellationToken stopping)
    {
        if (!fromAnywhere && !(http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)))
        {
            return Error(403, "The control plane answers this machine only. AllowControlPlaneFromAnywhere opens it.");
        }

        try
        {
            byte[] bytes = await RequestBody.ReadAsync(http.Request, stopping);
            JsonElement body = bytes.Length == 0 ? NoBody : JsonElement.Parse(bytes);
            return body.ValueKind == JsonValueKind.Object
                ? await AnswerAsync(http.Request.Method, http.Request.Path.Value!, body, stopping)
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

    private Task<(int, byte[])> AnswerAsync(string method, string path, JsonElement body, CancellationToken stopping) => (method, path.TrimEnd('/')) switch
    {
        ("GET", "/emulator/state") => Show(200, StateReader.Read(emulator.World), ControlJson.Relaxed.StateView),
        ("GET", "/emulator/requests") => Show(200, new(emulator.Requests.Snapshot(), emulator.Requests.Dropped), ControlJson.Relaxed.RequestsView),
        ("GET", "/emulator/deliveries") => Show(200, new(emulator.Deliveries.Snapshot(), emulator.Deliveries.Dropped), ControlJson.Relaxed.DeliveriesView),
        ("GET", "/emulator/ledger") => Show(200, new(emulator.World.Ledger.Entries, Dropped: 0), ControlJson.Relaxed.LedgerView),
        ("GET", "/emulator/faults") => ShowFaults(200),
        ("POST", "/emulator/join") => JoinAsync(ControlJson.Read(body, ControlJson.Relaxed.CallBody), stopping),
        ("POST", "/emulator/leave") => LeaveAsync(ControlJson.Read(body, ControlJson.Relaxed.CallBody), stopping),
        ("POST", "/emulator/seat") => ActAsync(ControlJson.Read(body, ControlJson.Relaxed.SeatBody), stopping),
        ("POST", "/emulator/faults") => AddFault(ControlJson.Read(body, ControlJson.Relaxed.FaultBody)),
        ("DELETE", "/emulator/faults") => ClearFaults(),
        ("POST", "/emulator/clock/advance") => AdvanceAsync(ControlJson.Read(body, ControlJson.Relaxed.ClockBody), stopping),
        ("POST", "/emulator/reset") => Reset(),
        _ => Task.FromResult(Error(404, Usage)),
    };

    private async Task<(int, byte[])> JoinAsync(CallBody body, CancellationToken stopping)
    {
        await (body.ReadGroup() is { } group
            ? emulator.JoinGroupCallAsync(group, body.UserId ?? throw Missing("userId"), stopping)
            : emulator.JoinAsync(body.RoomId ?? throw Missing("roomId"), body.UserId ?? throw Missing("userId"), stopping));
        return Ok;
    }

    private async Task<(int, byte[])> LeaveAsync(CallBody body, CancellationToken stopping)
    {
        await (body.ReadGroup() is { } group
            ? emulator.LeaveGroupCallAsync(group, body.UserId ?? throw Missing("userId"), stopping)
            : emulator.LeaveAsync(body.RoomId ?? throw Missing("roomId"), body.UserId ?? throw Missing("userId"), stopping));
        return Ok;
    }

    private async Task<(int, byte[])> ActAsync(SeatBody body, CancellationToken stopping)
    {
        EmulatedSeat seat = await emulator.FindSeatAsync(body.ReadGroup(), body.RoomId, body.UserId ?? throw Missing("userId"), stopping);
        await SeatActions.RunAsync(seat, body, stopping);
        return Ok;
    }

    private Task<(int, byte[])> AddFault(FaultBody body)
    {
        emulator.Faults.Add(FaultReader.Read(body));
        return ShowFaults(201);
    }

    private Task<(int, byte[])> ClearFaults()
    {
        emulator.Faults.Clear();
        return Task.FromResult(Ok);
    }

    private async Task<(int, byte[])> AdvanceAsync(ClockBody body, CancellationToken stopping)
    {
        await emulator.AdvanceAsync(FaultReader.ReadSeconds(body.Seconds, "seconds") ?? throw new ArgumentException("seconds is required."), stopping);
        return await Show(200, new(emulator.World.Now), ControlJson.Relaxed.ClockView);
    }

    private Task<(int, byte[])> Reset()
    {
        emulator.Reset();
        return Task.FromResult(Ok);
    }

    private Task<(int, byte[])> ShowFaults(int status) => Show(
        status,
        new(
            [.. emulator.Faults.Pending.Select(fault => new FaultView(fault.Kind, fault.Operation, fault.OperationContext, fault.EventType, fault.Times))],
            Dropped: 0),
        ControlJson.Relaxed.FaultsView);

    private static Task<(int, byte[])> Show<T>(int status, T view, JsonTypeInfo<T> type) =>
        Task.FromResult((status, JsonSerializer.SerializeToUtf8Bytes(view, type)));

    private static (int, byte[]) Error(int status, string message, string code = "Refused", int subCode = 0) =>
        (status, JsonSerializer.SerializeToUtf8Bytes(new(new(code, subCode == 0 ? null : subCode, message)), ControlJson.Relaxed.ErrorView));
}
