using System.Text;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>Writes the events of legs, and posts them to the manager where the address is the application's.</summary>
internal sealed class FakeCallbacks(ManualTimeProvider clock, Action<string> trace)
{
    private int _events;

    public IRoomCallManager? Manager { get; set; }

    /// <summary>Whether the process has begun to end: what it learns from now on, it need not act on.</summary>
    public bool IsClosing { get; set; }

    public static string Result(int code, int subCode) => $"\"resultInformation\":{{\"code\":{code},\"subCode\":{subCode},\"message\":\"\"}}";

    public string Event(FakeLeg leg, string type, string data) => CallbackJson.Event(
        type,
        $"\"callConnectionId\":\"{leg.Id}\",\"serverCallId\":\"{leg.Call.ServerCallId}\",\"correlationId\":\"{leg.Id}\",{data}",
        id: $"event-{Interlocked.Increment(ref _events)}",
        time: clock.GetUtcNow().ToString("O"));

    public void Deliver(FakeLeg leg, Uri callback, string text)
    {
        if (Manager is { } manager && (callback.GetLeftPart(UriPartial.Path) == "https://app.example/events"))
        {
            _ = DeliverAsync(manager, leg, callback, text);
        }
    }

    private async Task DeliverAsync(IRoomCallManager manager, FakeLeg leg, Uri callback, string text)
    {
        using MemoryStream body = new(Encoding.UTF8.GetBytes($"[{text}]"));
        CallbackResult result = await manager.ReceiveAsync(
            new CallbackRequest(body) { ContentType = "application/cloudevents+json; charset=utf-8", Query = callback.Query, ContentLength = body.Length }, CancellationToken.None);
        if (result.StatusCode == 200)
        {
            leg.IsKnown |= !IsClosing;
        }
        else
        {
            lock (leg.Refused)
            {
                leg.Refused.Add(result.StatusCode);
            }

            trace($"{leg.Id}: a callback was refused with {result.StatusCode}");
        }
    }
}
