using System.Collections.Immutable;

namespace RoomCalls.Internal.Roles;

/// <summary>
/// The actors that bind an action, from that of the first view to that of the last, who acts. A view narrows: every one of them must be allowed to do what is
/// asked. The application itself limits nothing, so its first view replaces it. Immutable.
/// </summary>
internal sealed class ActorChain
{
    private readonly ImmutableArray<RoomCallActor> _actors;

    private ActorChain(ImmutableArray<RoomCallActor> actors)
    {
        _actors = actors;
        Acting = actors[^1];
        Distinct = actors.Length == 1 ? actors : [.. actors.Distinct()];
    }

    /// <summary>The application itself, which can choose any actor.</summary>
    public static ActorChain Application { get; } = From(RoomCallActor.Administrator);

    /// <summary>The actor who acts: the one of the last view.</summary>
    public RoomCallActor Acting { get; }

    /// <summary>Every actor, the one who acts last.</summary>
    public IReadOnlyList<RoomCallActor> Actors => _actors;

    /// <summary>Each actor once.</summary>
    public ImmutableArray<RoomCallActor> Distinct { get; }

    private bool IsApplication => _actors is [RoomCallActor.AdministratorActor];

    /// <summary>Creates the chain of one actor.</summary>
    public static ActorChain From(RoomCallActor actor) => new([actor]);

    /// <summary>Returns the chain of a view for an actor.</summary>
    public ActorChain Narrow(RoomCallActor actor) => IsApplication ? From(actor) : actor == Acting ? this : new(_actors.Add(actor));

    /// <summary>Returns the actors as text, the one who acts first.</summary>
    public override string ToString() => string.Join(" within ", _actors.Reverse());
}
