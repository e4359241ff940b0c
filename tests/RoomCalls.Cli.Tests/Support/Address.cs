namespace RoomCalls.Cli.Tests.Support;

/// <summary>What the emulator's one line holds.</summary>
internal sealed record Address(Uri Endpoint, string AccessKey)
{
    private const string Start = "connection string: endpoint=";
    private const string Middle = ";accesskey=";

    public static Address Of(string line)
    {
        Assert.StartsWith(Start, line, StringComparison.Ordinal);
        string[] parts = line[Start.Length..].Split(Middle);
        Assert.Equal(2, parts.Length);
        return new Address(new Uri(parts[0]), parts[1]);
    }
}
