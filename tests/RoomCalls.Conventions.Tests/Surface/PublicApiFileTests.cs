using RoomCalls.Conventions.Tests.Arrows;

namespace RoomCalls.Conventions.Tests.Surface;

/// <summary>The public API is held by an analyzer that compares it with two files of each library. Here is checked that the files are there, and null-aware.</summary>
public sealed class PublicApiFileTests
{
    public static TheoryData<string> Libraries => [.. ProjectTable.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Each_library_declares_its_public_API(string library) => Assert.All(
        (string[])["PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt"],
        file => Assert.StartsWith("#nullable enable", Repository.Read($"src/{library}/{file}"), StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Nothing_in_a_public_API_is_oblivious_to_null_but_what_the_compiler_writes(string library) => Assert.All(
        Repository.Read($"src/{library}/PublicAPI.Unshipped.txt").Split('\n').Where(line => line.StartsWith('~')),
        line => Assert.Matches(@"^~(\[ROOMCALLS001\])?override [\w.<>]+\.(Equals\(object obj\) -> bool|ToString\(\) -> string)$", line));
}
