using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Policies;

namespace RoomCalls.Tests.Registration;

public sealed class RoomCallsBuilderExtensionsTests
{
    [Fact]
    public async Task AddPolicy_TypesAndFunctions_ReportsTheReasonsOfAll()
    {
        await using ScriptedFixture fixture = new(services => services.AddRoomCalls()
            .AddPolicy<Quiet>()
            .AddPolicy(request => request.Action is SendDtmf ? Capability.Denied("tones", "No tones.") : Capability.Allowed)
            .AddPolicy(request => request.Action is SendDtmf ? Capability.Denied("here", "Not here.") : Capability.Allowed));
        await using IRoomCall call = await fixture.ConnectAsync(KnownPeople.Alice, KnownPhones.Answering);

        Capability tones = await call.CanAsync(new SendDtmf(KnownPhones.Answering, DtmfTones.Parse("1")), CurrentTest.Token);
        Capability removal = await call.CanAsync(new RemoveParticipant(KnownPeople.Alice), CurrentTest.Token);

        Assert.Equal(["tones", "here"], tones.Reasons.Select(r => r.Code));
        Assert.Equal("quiet", Assert.Single(removal.Reasons).Code);
        Assert.Equal(tones, call.Can(new SendDtmf(KnownPhones.Answering, DtmfTones.Parse("1"))));
    }

    [Fact]
    public void AddPolicy_Null_Throws()
    {
        IRoomCallsBuilder builder = new ServiceCollection().AddRoomCalls();
        Assert.Throws<ArgumentNullException>(() => builder.AddPolicy(null!));
        Assert.Throws<ArgumentNullException>(() => ((IRoomCallsBuilder)null!).AddPolicy<Quiet>());
        Assert.Throws<ArgumentNullException>(() => ((IRoomCallsBuilder)null!).AddPolicy(static _ => Capability.Allowed));
    }

    private sealed class Quiet : IRoomCallPolicy
    {
        public ValueTask<Capability> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken) =>
            new(request.Action is RemoveParticipant ? Capability.Denied("quiet", "Nobody is removed.") : Capability.Allowed);
    }
}
