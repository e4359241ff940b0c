using System.Text.RegularExpressions;
using RoomCalls.Internal.Catalog;

namespace RoomCalls.Conventions.Tests.Tables;

/// <summary>
/// A new action is its record, its row, its verb, and one line per transport. Whatever else of the core names an action makes the next one dearer: ask the
/// catalog instead of testing for a type. Comments, XML docs and texts do not count.
/// </summary>
public sealed class ActionPlacesTests(ITestOutputHelper output)
{
    private const int RecordRowAndVerb = 3;

    /// <summary>Actions that the library executes by itself, in places that have to name them.</summary>
    private static readonly Dictionary<string, (int Places, string Why)> Executed = new()
    {
        ["ConnectCall"] = (12, "a way into a call"),
        ["JoinCall"] = (13, "a way into a call; who adopts a seat must be allowed to join"),
        ["HangUpCall"] = (4, "abandoned legs are hung up"),
        ["LeaveCall"] = (4, "on a seat's handle it takes the place of hanging up"),
        ["CancelAddParticipant"] = (4, "an operation that rings cancels itself"),
        ["ListParticipants"] = (4, "the roster is read after attaching"),
        ["GetParticipant"] = (4, "the service is asked before somebody counts as absent"),
        ["GetRoom"] = (4, "roles need the room"),
        ["ListRoomParticipants"] = (5, "roles need the room's participants"),
    };

    /// <summary>It names the capabilities of the Calling SDKs, some of which have the same words as an action of ours.</summary>
    private const string CapabilityNames = "src/RoomCalls/Seats/SeatCapability.cs";

    public static TheoryData<string> Actions => [.. ActionCatalog.Default.Rows.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Actions))]
    public void The_core_names_an_action_in_its_record_its_row_and_its_verb(string action)
    {
        string[] places = Places("src/RoomCalls", action);
        int allowed = Executed.TryGetValue(action, out (int Places, string Why) known) ? known.Places : RecordRowAndVerb;

        output.WriteLine($"{action}: {places.Length} files, at most {allowed}{(known.Why is null ? "" : $": {known.Why}")}");
        Assert.True(places.Length <= allowed, $"{action} is named in {places.Length} files of the core, {allowed} are allowed:\n{string.Join('\n', places)}");
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void A_transport_names_an_action_in_one_file(string action)
    {
        string[] crowded = [.. new[] { "src/RoomCalls.Rest", "src/RoomCalls.Testing" }.Select(t => Places(t, action)).Where(p => p.Length > 1).SelectMany(p => p)];

        Assert.True(Executed.ContainsKey(action) || crowded.Length == 0, $"{action} is named in several files of a transport:\n{string.Join('\n', crowded)}");
    }

    private static string[] Places(string folder, string action) =>
        [.. Repository.Sources(folder).Where(f => f.Path != CapabilityNames && Regex.IsMatch(f.Code.Code, $@"\b{action}\b")).Select(f => f.Path)];
}
