namespace RoomCalls.Cli.Tests.Support;

/// <summary>The address and the key in the line that the emulator prints.</summary>
internal sealed record EmulatorAddress(Uri Endpoint, string AccessKey)
{
    private const string Start = "connection string: endpoint=";
    private const string Middle = ";accesskey=";

    public static EmulatorAddress Parse(string line)
    {
        Assert.StartsWith(Start, line, StringComparison.Ordinal);
        string[] parts = line[Start.Length..].Split(Middle);
        Assert.Equal(2, parts.Length);
        return new EmulatorAddress(new Uri(parts[0]), parts[1]);
    }
}
