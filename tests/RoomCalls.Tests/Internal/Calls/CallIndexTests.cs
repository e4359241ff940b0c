using RoomCalls.Internal.Calls;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class CallIndexTests : IDisposable
{
    private static readonly CallLocator Room = CallLocator.Room("991");
    private readonly LiveCallFixture _fixture = new();
    private readonly CallIndex _index = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Remove_SeveralNames_LeavesNone()
    {
        LiveCall call = Add(Room);
        Assert.Null(_index.AddServerCall("s", call));
        Assert.Null(_index.AddServerCall("s", call));
        Assert.Equal((call, call, null, 2), (_index.Find(Room), _index.FindByServerCall("s"), _index.FindByServerCall("t"), _index.NameCount));
        Assert.Same(call, _index.Find(CallLocator.ServerCall("s")));

        _index.Remove(call, null);
        _index.Remove(call, null);

        Assert.Equal((null, 0, 0), (_index.Find(Room), _index.NameCount, _index.All.Length));
    }

    [Fact]
    public void Remove_Replaced_GivesItsNamesToTheOther()
    {
        LiveCall call = Add(Room), other = Add(null);
        _index.AddServerCall("s", other);

        _index.Remove(call, other);
        Assert.Equal((other, other), (_index.Find(Room), _index.FindByServerCall("s")));

        _index.Remove(other, null);
        Assert.Equal(0, _index.NameCount);
    }

    [Fact]
    public void Remove_ReplacedByOneThatIsRemoved_LeavesNoName()
    {
        LiveCall call = Add(Room), other = Add(null);
        _index.Remove(other, null);

        _index.Remove(call, other);

        Assert.Equal(0, _index.NameCount);
    }

    [Fact]
    public void AddServerCall_NameOfAnother_ReturnsTheOther()
    {
        LiveCall call = Add(null), other = Add(null);
        _index.AddServerCall("s", call);
        Assert.Same(call, _index.AddServerCall("s", other));
        Assert.Same(call, _index.FindByServerCall("s"));
    }

    [Fact]
    public void AddServerCall_RemovedCall_LeavesNoName()
    {
        LiveCall call = Add(null);
        _index.Remove(call, null);
        _index.AddServerCall("s", call);
        Assert.Equal(0, _index.NameCount);
    }

    private LiveCall Add(CallLocator? locator)
    {
        LiveCall call = _fixture.New(locator);
        _index.Add(call);
        return call;
    }
}
