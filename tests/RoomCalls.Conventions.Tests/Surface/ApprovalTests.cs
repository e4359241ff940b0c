namespace RoomCalls.Conventions.Tests.Surface;

public sealed class ApprovalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("roomcalls-approval-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Compare_WithoutAnApprovedFileFails()
    {
        Assert.Contains("no approved surface", new Approval(_folder, "A").Compare("one\n", approve: false), StringComparison.Ordinal);
        Assert.Equal("one\n", File.ReadAllText(Path.Combine(_folder, "A.received.txt")));
    }

    [Fact]
    public void Compare_SaysWhatDiffers()
    {
        Approval approval = new(_folder, "A");
        approval.Compare("one\ntwo\n", approve: true);

        string? said = approval.Compare("one\nthree\n", approve: false);

        Assert.Contains("- two\n+ three", said, StringComparison.Ordinal);
        Assert.Contains("ROOMCALLS_APPROVE=1", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_EqualTextsLeaveNothingBehind()
    {
        Approval approval = new(_folder, "A");
        approval.Compare("one\n", approve: true);
        approval.Compare("two\n", approve: false);

        Assert.Null(approval.Compare("one\n", approve: false));
        Assert.Equal(["A.txt"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }
}
