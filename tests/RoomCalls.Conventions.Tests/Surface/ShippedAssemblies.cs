using System.Reflection;
using RoomCalls.Conventions.Tests.Arrows;

namespace RoomCalls.Conventions.Tests.Surface;

internal static class ShippedAssemblies
{
    public static IReadOnlyList<Assembly> All { get; } = [.. ProjectTable.All.Select(Assembly.Load)];

    /// <summary>What is public, without what the compiler makes: for extension members (<c>&lt;G&gt;$…</c>, <c>&lt;M&gt;$…</c>), and a web program's class.</summary>
    public static IEnumerable<Type> PublicTypes(Assembly assembly) =>
        assembly.GetExportedTypes().Where(t => !t.FullName!.Contains('<', StringComparison.Ordinal) && t.FullName != "Program").OrderBy(t => t.FullName, StringComparer.Ordinal);

    public static IEnumerable<Type> PublicTypes() => All.SelectMany(PublicTypes);
}
