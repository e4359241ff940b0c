namespace RoomCalls.Conventions.Tests.Surface;

/// <summary>Compares a text with the approved one, which lies in a file.</summary>
internal sealed class Approval(string folder, string name)
{
    private readonly string _approved = Path.Combine(folder, name + ".txt");
    private readonly string _received = Path.Combine(folder, name + ".received.txt");

    /// <returns><see langword="null"/> when they are equal; else what differs and what to do.</returns>
    public string? Compare(string text, bool approve)
    {
        File.Delete(_received);
        if (approve)
        {
            File.WriteAllText(_approved, text);
            return null;
        }

        string? approved = File.Exists(_approved) ? File.ReadAllText(_approved).ReplaceLineEndings("\n") : null;
        if (approved == text)
        {
            return null;
        }

        File.WriteAllText(_received, text);
        string difference = approved is null ? $"{name} has no approved surface." : string.Join('\n', Differences(approved.Split('\n'), text.Split('\n')));
        return $"The public surface of {name} is not the approved one:\n{difference}\nIf that is meant, read the difference between {_approved} and {_received}, "
            + "then accept it: ROOMCALLS_APPROVE=1 dotnet test tests/RoomCalls.Conventions.Tests, and commit the file. Every line there is a promise.";
    }

    private static IEnumerable<string> Differences(string[] approved, string[] received) =>
        [.. approved.Except(received).Take(20).Select(l => "- " + l.Trim()), .. received.Except(approved).Take(20).Select(l => "+ " + l.Trim())];
}
