using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Specs.Support;

/// <summary>A client of a user who joins the room's call by themselves: the application is not asked, and hears of it only by the offer.</summary>
internal sealed class ClientElsewhere
{
    private readonly Lock _gate = new();
    private readonly List<SeatUpdate> _updates = [];
    private Action<SeatUpdate>? _onUpdate;

    private ClientElsewhere(ParticipantId user) => Offer = new SessionOffer(user, "elsewhere", Start);

    /// <summary>The offer, which does not say what call it is.</summary>
    public SessionOffer Offer { get; }

    /// <summary>The session that the client has with the service.</summary>
    public ICallingSession Session { get; private set; } = null!;

    public static async Task<ClientElsewhere> JoinAsync(EmulatorFixture fixture, ParticipantId user)
    {
        ClientElsewhere client = new(user);
        RoomUserToken token = await fixture.Manager.Users.IssueTokenAsync(new IssueUserToken(user), CurrentTest.Token);
        JoinCall join = new(fixture.Locator, SeatUser.WithToken(user, token));
        client.Session = await fixture.Services.GetRequiredService<ICallingTransport>().JoinAsync(join, token, client.OnUpdate, CurrentTest.Token);
        await fixture.SettleAsync();
        return client;
    }

    private void OnUpdate(SeatUpdate update)
    {
        lock (_gate)
        {
            _updates.Add(update);
            _onUpdate?.Invoke(update);
        }
    }

    private ICallingSession Start(Action<SeatUpdate> onUpdate)
    {
        lock (_gate)
        {
            _onUpdate = onUpdate;
            _updates.ForEach(onUpdate);
            return Session;
        }
    }
}
