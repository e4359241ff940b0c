namespace RoomCalls.Conventions.Tests.Tables;

/// <summary>The tables of the pages are what the catalog of actions prints. <c>bash eng/action-tables.sh</c> writes them.</summary>
public sealed class CatalogTablesTests
{
    private const string End = "<!-- end of table -->";

    public static TheoryData<string> Tables => [.. CatalogTables.All.Keys];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_of_actions_is_what_the_catalog_prints(string table)
    {
        (string page, Func<IEnumerable<string>> print) = CatalogTables.All[table];
        string printed = string.Join('\n', print());
        string text = Repository.Read(page);
        string begin = $"<!-- table: {table} -->\n";
        int from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        int to = text.IndexOf("\n" + End, Math.Max(from, 0), StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to > from, $"{page} has no table between \"{begin.Trim()}\" and \"{End}\".");

        if (Environment.GetEnvironmentVariable("ROOMCALLS_WRITE_TABLES") == "1")
        {
            File.WriteAllText(Repository.Full(page), text[..from] + printed + text[to..]);
            return;
        }

        Assert.True(printed == text[from..to], $"The table \"{table}\" in {page} is not what the catalog of actions prints: run bash eng/action-tables.sh.\n{printed}");
    }
}
