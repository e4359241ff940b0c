namespace RoomCalls.Tests.People;

public sealed class CapabilityTests
{
    private static readonly CapabilityReason One = new("one", "First.");
    private static readonly CapabilityReason Two = new("two", "Second.");

    [Fact]
    public void Denied_SeveralReasons_KeepsAll()
    {
        Capability denied = Capability.Denied(One, Two);
        Assert.False(denied.IsAllowed);
        Assert.Equal([One, Two], denied.Reasons);
    }

    [Fact]
    public void Denied_NoReason_Throws() => Assert.Throws<ArgumentException>(() => Capability.Denied());

    [Fact]
    public void And_TwoCapabilities_NeedsBothAndJoinsTheirReasons()
    {
        Assert.True(Capability.Allowed.And(Capability.Allowed).IsAllowed);
        Assert.Equal([One, Two], Capability.Denied(One).And(Capability.Denied(Two)).Reasons);
        Assert.Equal([Two], Capability.Allowed.And(Capability.Denied(Two)).Reasons);
        Assert.Throws<ArgumentNullException>(() => Capability.Allowed.And(null!));
    }

    [Fact]
    public void And_RepeatedReasons_KeepsAllInOrder()
    {
        Capability three = Capability.Denied(Two).And(Capability.Denied(One)).And(Capability.Denied(Two));
        Assert.Equal([Two, One, Two], three.Reasons);
        Assert.Same(Capability.Allowed, Capability.Allowed.And(Capability.Allowed));
    }

    [Fact]
    public void Equals_SameReasons_ComparesThemInOrder()
    {
        Assert.Equal(Capability.Denied(One, Two), Capability.Denied(One, new CapabilityReason("two", "Second.")));
        Assert.Equal(Capability.Denied(One, Two).GetHashCode(), Capability.Denied(One, Two).GetHashCode());
        Assert.NotEqual(Capability.Denied(One, Two), Capability.Denied(Two, One));
        Assert.NotEqual(Capability.Denied(One), Capability.Allowed);
        Assert.Equal(Capability.Denied("one", "First."), Capability.Denied(One));
    }

    [Fact]
    public void ToString_PhoneNumber_IsMasked()
    {
        Assert.Equal("allowed", Capability.Allowed.ToString());
        string text = Capability.Denied(One, new CapabilityReason("prefix", "+16041234567 is not dialled.")).ToString();
        Assert.StartsWith("denied: one: First. prefix: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("6041234567", text, StringComparison.Ordinal);
    }
}
