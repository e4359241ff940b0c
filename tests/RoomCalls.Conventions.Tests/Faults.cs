namespace RoomCalls.Conventions.Tests;

internal static class Faults
{
    /// <summary>Fails with every fault in full: xunit's own message shows a part of the first.</summary>
    public static void None(IEnumerable<string?> faults)
    {
        string[] found = [.. faults.OfType<string>()];
        if (found.Length > 0)
        {
            Assert.Fail(string.Join('\n', found));
        }
    }
}
