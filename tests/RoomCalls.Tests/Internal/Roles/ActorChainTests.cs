using RoomCalls.Internal.Roles;

namespace RoomCalls.Tests.Internal.Roles;

public sealed class ActorChainTests
{
    private static readonly RoomCallActor Attendee = RoomCallActor.InRole(RoomRole.Attendee);
    private static readonly RoomCallActor Presenter = RoomCallActor.InRole(RoomRole.Presenter);

    [Fact]
    public void Narrow_TheApplication_IsReplaced() => Assert.Equal([Attendee], ActorChain.Application.Narrow(Attendee).Actors);

    [Fact]
    public void Narrow_AnyOther_KeepsEveryActor()
    {
        ActorChain chain = ActorChain.Application.Narrow(RoomCallActor.Administrator).Narrow(Attendee).Narrow(RoomCallActor.Administrator).Narrow(Attendee);
        Assert.Equal([Attendee, RoomCallActor.Administrator, Attendee], chain.Actors);
        Assert.Equal([Attendee, RoomCallActor.Administrator], chain.Distinct);
        Assert.Equal(Attendee, chain.Acting);
    }

    [Fact]
    public void Narrow_SameActor_IsTheSameChain()
    {
        ActorChain chain = ActorChain.Application.Narrow(Attendee);
        Assert.Same(chain, chain.Narrow(Attendee));
    }

    [Fact]
    public void ToString_SeveralActors_NamesWhoActsFirst() =>
        Assert.Equal("a Presenter within an Attendee", ActorChain.Application.Narrow(Attendee).Narrow(Presenter).ToString());
}
