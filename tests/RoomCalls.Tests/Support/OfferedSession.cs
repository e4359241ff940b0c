using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Support;

/// <summary>A session that began in a client which the test plays, and its offer.</summary>
internal sealed class OfferedSession(ParticipantId user)
{
    private Action<SeatUpdate>? _onUpdate;

    /// <summary>What the client knows when the session is started.</summary>
    public SeatUpdate First { get; set; } = new() { State = SeatState.Connected, Role = RoomRole.Presenter };

    /// <summary>Runs in place of starting, and can throw.</summary>
    public Action? OnStart { get; set; }

    /// <summary>The session; <see langword="null"/> until the offer is accepted.</summary>
    public ScriptedSession? Session { get; private set; }

    /// <summary>The offer, which does not say what call it is.</summary>
    public SessionOffer Offer => new(user, "page", Start);

    public SessionOffer InRoom => Offer with { Locator = ScriptedFixture.Locator };

    public void Report(SeatUpdate update) => _onUpdate!(update);

    private ScriptedSession Start(Action<SeatUpdate> onUpdate)
    {
        OnStart?.Invoke();
        Assert.Null(Session);
        _onUpdate = onUpdate;
        Session = new ScriptedSession(new JoinCall(ScriptedFixture.Locator, new SeatUser(user)), null, onUpdate);
        onUpdate(First);
        return Session;
    }
}
