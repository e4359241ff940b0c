using System.Reflection;
using RoomCalls.Conventions.Tests.Arrows;

namespace RoomCalls.Conventions.Tests.Surface;

public sealed class InternalNamespaceTests
{
    /// <summary>The libraries that keep their machinery in a folder called Internal.</summary>
    public static TheoryData<string> Libraries => [.. ProjectTable.Libraries.Where(l => Repository.Sources($"src/{l}/Internal").Count > 0)];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void What_is_in_Internal_is_internal_and_nothing_else_is(string library) => Faults.None(
        Assembly.Load(library).GetTypes()
            .Where(t => !t.IsNested && (t.Namespace + ".").StartsWith(library + ".", StringComparison.Ordinal))
            .Where(t => t.IsPublic == (t.Namespace + ".").StartsWith(library + ".Internal.", StringComparison.Ordinal))
            .Select(t => $"{t.FullName} is {(t.IsPublic ? "public and in" : "internal and not in")} {library}.Internal."));
}
