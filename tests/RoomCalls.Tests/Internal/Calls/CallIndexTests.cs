using RoomCalls.Internal.Calls;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class CallIndexTests : IDisposable
{
    private readonly LiveCallFixture _fixture = new();
    private readonly CallIndex<string> _index = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Remove_SeveralNames_LeavesNone()
    {
        _index.Set("a", _fixture.Call);
        _index.Set("a", _fixture.Call);
        _index.Set("b", _fixture.Call);
        Assert.Equal((_fixture.Call, _fixture.Call, null, 2), (_index.Find("a"), _index.Find("b"), _index.Find("c"), _index.Count));
        _index.Remove(_fixture.Call, null);
        _index.Remove(_fixture.Call, null);
        Assert.Equal((null, 0), (_index.Find("a"), _index.Count));
    }

    [Fact]
    public void Remove_Replaced_GivesItsNamesToTheOther()
    {
        LiveCall other = _fixture.New();
        _index.Set("a", _fixture.Call);
        _index.Set("b", other);
        _index.Remove(_fixture.Call, other);
        Assert.Equal((other, other), (_index.Find("a"), _index.Find("b")));
        _index.Remove(other, null);
        Assert.Equal(0, _index.Count);
    }

    [Fact]
    public void Set_NameOfAnother_MovesIt()
    {
        LiveCall other = _fixture.New();
        _index.Set("a", _fixture.Call);
        _index.Set("a", other);
        _index.Remove(_fixture.Call, null);
        Assert.Equal((other, 1), (_index.Find("a"), _index.Count));
    }
}
