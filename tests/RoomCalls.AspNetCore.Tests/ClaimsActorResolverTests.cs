using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RoomCalls.AspNetCore.Tests;

public sealed class ClaimsActorResolverTests
{
    private const string Id = "8:acs:resource_user";

    [Fact]
    public void Resolve_NotSignedIn_IsNobody()
    {
        Assert.Equal(RoomCallActor.Nobody, Resolve(null));
        Assert.Equal(RoomCallActor.Nobody, Resolve(new ClaimsPrincipal(new ClaimsIdentity([new("acs_user_id", Id)]))));   // claims, but not authenticated
        Assert.Equal(RoomCallActor.Nobody, Resolve(new ClaimsPrincipal()));
    }

    [Theory]
    [InlineData("acs_user_id", Id, true)]
    [InlineData("acs_user_id", " ", false)]
    [InlineData("sub", Id, false)]
    public void Resolve_UserIdClaim_IsTheParticipant(string type, string value, bool isKnown) =>
        Assert.Equal(isKnown ? RoomCallActor.Participant(ParticipantId.User(Id)) : RoomCallActor.Nobody, Resolve(User(new Claim(type, value))));

    [Fact]
    public void Resolve_TwoDifferentIds_IsNobody()
    {
        Assert.Equal(RoomCallActor.Nobody, Resolve(User(new("acs_user_id", Id), new("acs_user_id", Id + "2"))));
        Assert.Equal(RoomCallActor.Participant(ParticipantId.User(Id)), Resolve(User(new("acs_user_id", Id), new("acs_user_id", Id))));
    }

    [Fact]
    public void Resolve_AdministratorRole_CountsOnlyWhenConfigured()
    {
        ClaimsPrincipal boss = User(new(ClaimTypes.Role, "Administrator"), new("acs_user_id", Id));
        Assert.Equal(RoomCallActor.Participant(ParticipantId.User(Id)), Resolve(boss));
        Assert.Equal(RoomCallActor.Administrator, Resolve(boss, o => o.AdministratorRole = "Administrator"));
        Assert.Equal(RoomCallActor.Participant(ParticipantId.User(Id)), Resolve(User(new Claim("acs_user_id", Id)), o => o.AdministratorRole = "Administrator"));
    }

    [Fact]
    public void Resolve_UnauthenticatedIdentity_IsIgnored()
    {
        ClaimsIdentity signedIn = new([new Claim("acs_user_id", Id)], "test"), claimed = new([new Claim(ClaimTypes.Role, "Administrator"), new Claim("acs_user_id", Id + "2")]);
        Assert.Equal(RoomCallActor.Participant(ParticipantId.User(Id)), Resolve(new ClaimsPrincipal([signedIn, claimed]), o => o.AdministratorRole = "Administrator"));
        Assert.Equal(RoomCallActor.Nobody, Resolve(new ClaimsPrincipal([new ClaimsIdentity([], "test"), claimed]), o => o.AdministratorRole = "Administrator"));
    }

    [Theory]
    [InlineData("", null, "UserIdClaim")]
    [InlineData("sub", "", "AdministratorRole")]
    public void AddClaimsActor_InvalidOptions_NamesTheOption(string claim, string? role, string option)
    {
        ServiceCollection services = new();
        services.AddRoomCalls().AddClaimsActor(o => (o.UserIdClaim, o.AdministratorRole) = (claim, role));
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Contains(option, Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<ClaimsActorResolver>().Resolve(User())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddClaimsActor_OutsideARequest_IsNobody()
    {
        ServiceCollection services = new();
        services.AddRoomCalls().AddClaimsActor();
        using ServiceProvider provider = services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();
        Assert.Equal(RoomCallActor.Nobody, scope.ServiceProvider.GetRequiredService<RoomCallActor>());
    }

    private static ClaimsPrincipal User(params Claim[] claims) => new(new ClaimsIdentity(claims, "test"));

    private static RoomCallActor Resolve(ClaimsPrincipal? principal, Action<ClaimsActorOptions>? configure = null)
    {
        ClaimsActorOptions options = new();
        configure?.Invoke(options);
        return new ClaimsActorResolver(Options.Create(options)).Resolve(principal);
    }
}
