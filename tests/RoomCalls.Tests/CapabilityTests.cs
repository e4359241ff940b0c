namespace RoomCalls.Tests;

public sealed class CapabilityTests
{
    private static readonly CapabilityReason One = new("one", "First.");
    private static readonly CapabilityReason Two = new("two", "Second.");

    [Fact]
    public void Denied_KeepsEveryReason()
    {
        Capability denied = Capability.Denied(One, Two);
        Assert.False(denied.IsAllowed);
        Assert.Equal([One, Two], denied.Reasons);
    }

    [Fact]
    public void Denied_WithoutAReasonIsRefused() => Assert.Throws<ArgumentException>(() => Capability.Denied());

    [Fact]
    public void And_NeedsBothAndTellsTheReasonsOfBoth()
    {
        Assert.True(Capability.Allowed.And(Capability.Allowed).IsAllowed);
        Assert.Equal([One, Two], Capability.Denied(One).And(Capability.Denied(Two)).Reasons);
        Assert.Equal([Two], Capability.Allowed.And(Capability.Denied(Two)).Reasons);
        Assert.Throws<ArgumentNullException>(() => Capability.Allowed.And(null!));
    }
}
