using System.Reflection;
using RoomCalls.Conventions.Tests.Arrows;

namespace RoomCalls.Conventions.Tests.Surface;

public sealed class ApprovedTests
{
    private static readonly string Folder = Repository.Full("tests/RoomCalls.Conventions.Tests/Approved");

    public static TheoryData<string> Libraries => [.. ProjectTable.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_surface_is_the_approved_one(string library)
    {
        bool approve = Environment.GetEnvironmentVariable("ROOMCALLS_APPROVE") == "1";
        Approval approval = new(Folder, library);

        Faults.None([approval.Compare(SurfaceText.Of(Assembly.Load(library)), approve)]);
    }

    [Fact]
    public void Every_approved_file_belongs_to_a_library() => Assert.Equal(
        ProjectTable.Libraries.Select(l => l + ".txt").Order(StringComparer.Ordinal),
        Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)).Where(f => !f.EndsWith(".received.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}
