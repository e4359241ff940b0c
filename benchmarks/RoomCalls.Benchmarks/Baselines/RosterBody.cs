using System.Globalization;
using System.Text;

namespace RoomCalls.Benchmarks.Baselines;

/// <summary>A roster callback in the form of the recordings, with distinct people.</summary>
internal static class RosterBody
{
    public static byte[] Make(int participants)
    {
        const string Connection = "09004480-5007-4d92-a70d-f9baea9c62a9";
        StringBuilder roster = new();
        for (int i = 0; i < participants; i++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"8:acs:1bdaa2b9-9507-4542-bb64-a7b22c00a8d4_0000001e-bfe1-879f-2c8a-{i:x12}");
            roster.Append(i == 0 ? string.Empty : ",").Append(CultureInfo.InvariantCulture, $$$"""
                {"identifier":{"rawId":"{{{id}}}","kind":"communicationUser","communicationUser":{"id":"{{{id}}}"}},"isMuted":false,"isOnHold":false}
                """);
        }

        return Encoding.UTF8.GetBytes($$$"""
            [{"id":"08da7c6c-58b1-4454-989b-07ac8e439b03","source":"calling/callConnections/{{{Connection}}}","type":"Microsoft.Communication.ParticipantsUpdated","data":{"participants":[{{{roster}}}],"sequenceNumber":1,"resultInformation":{"code":200,"subCode":0,"message":""},"version":"2026-03-12","callConnectionId":"{{{Connection}}}","serverCallId":"aHR0cHM6Ly9hcGkuZmxpZ2h0cHJveHkuc2t5cGUuY29tL2FwaS92Mi9jcC9jb252","correlationId":"9d3b51c5-6fe6-47f6-9c55-07c41cf96914","publicEventType":"Microsoft.Communication.ParticipantsUpdated"},"time":"2025-07-15T09:27:50.7228862+00:00","specversion":"1.0","datacontenttype":"application/json","subject":"calling/callConnections/{{{Connection}}}"}]
            """);
    }
}
