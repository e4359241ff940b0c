namespace RoomCalls.AspNetCore.Tests.Support;

/// <summary>What the endpoint answered.</summary>
internal sealed record Answer(int Status, string Body)
{
    /// <summary>An answer without a body, as all of them must be.</summary>
    public static Answer Of(int status) => new(status, string.Empty);
}
