using System.Reflection;
using System.Text.RegularExpressions;
using RoomCalls.Events;

namespace RoomCalls.Conventions.Tests.Tables;

/// <summary>A new event has its row everywhere: in pages and in the tool, which nothing else would miss. The tables of actions are printed: <see cref="CatalogTablesTests"/>.</summary>
public sealed class EventTablesTests
{
    private static readonly Type[] EventTypes = [.. typeof(RoomCallEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RoomCallEvent)) && t.IsPublic)];

    private static readonly string[] ServiceEvents =
        [.. Regex.Matches(Repository.Read("src/RoomCalls/Internal/Receiving/EventFactory.cs"), @"nameof\((\w+)\)").Select(m => m.Groups[1].Value).Distinct()];

    public static TheoryData<string> EventsWithMembers => [.. EventTypes.Where(t => ServiceEvents.Contains(t.Name) && TypesWithMembers(t).Any()).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(EventsWithMembers))]
    public void The_tool_decodes_the_members_of_each_event(string name)
    {
        string tool = string.Concat(Repository.Sources("src/RoomCalls.Cli/Decoding").Select(f => f.Text));

        Assert.All(
            TypesWithMembers(EventTypes.Single(t => t.Name == name)),
            type => Assert.True(Regex.IsMatch(tool, $@"\bcase {type.Name}\b"), $"Write the members of {type.Name} in EventJson, or `roomcalls decode` leaves them out."));
    }

    [Fact]
    public void The_readme_of_the_emulator_lists_the_events_that_it_sends()
    {
        string listed = Regex.Match(Repository.Read("src/RoomCalls.Emulator/README.md"), @"^Events sent: ([\w\s,]+)\.", RegexOptions.Multiline).Groups[1].Value;
        IEnumerable<string> sent = Repository.Sources("src/RoomCalls.Emulator").SelectMany(f => Regex.Matches(f.Text, "\"(\\w+)\"").Select(m => m.Groups[1].Value));

        Assert.Equal(sent.Intersect(ServiceEvents).Order(StringComparer.Ordinal), Regex.Split(listed, @",\s+").Order(StringComparer.Ordinal));
    }

    /// <summary>The event's type and its bases, those with members besides the common ones.</summary>
    private static IEnumerable<Type> TypesWithMembers(Type type)
    {
        for (Type? t = type; t is not null && t != typeof(RoomCallEvent); t = t.BaseType)
        {
            if (t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(p => p.SetMethod is not null))
            {
                yield return t;
            }
        }
    }
}
