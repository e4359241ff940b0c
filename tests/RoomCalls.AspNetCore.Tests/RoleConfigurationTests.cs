using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RoomCalls.Actions;
using RoomCalls.Policies;

namespace RoomCalls.AspNetCore.Tests;

/// <summary>The settings of roles, from a configuration file as an application has it.</summary>
public sealed class RoleConfigurationTests
{
    [Fact]
    public void Roles_Configuration_SetsCellsAndAges()
    {
        RoleOptions roles = Read("""{"Roles":{"CacheAge":"00:00:05","UnreachableGrace":"00:10:00","Overrides":{"Attendee":{"SendDtmf":true,"ListParticipants":false},"Consumer":{}}}}""").Roles;

        RolePermissions table = roles.GetEffectivePermissions();
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10)), (roles.CacheAge, roles.UnreachableGrace));
        Assert.True(table.Find(RoomRole.Attendee, nameof(SendDtmf)).IsAllowed);
        Assert.False(table.Find(RoomRole.Attendee, nameof(ListParticipants)).IsAllowed);
        Assert.True(table.Find(RoomRole.Consumer, nameof(ListParticipants)).IsAllowed);
    }

    [Fact]
    public void Roles_InvalidConfiguration_ReportsEveryError()
    {
        OptionsValidationException wrong = Assert.Throws<OptionsValidationException>(() => Read("""{"Roles":{"CacheAge":"02:00:00","Overrides":{"Attendee":{"SendTones":true}}}}"""));

        Assert.Equal(2, wrong.Failures.Count());
        Assert.Contains(wrong.Failures, f => f.Contains("SendTones", StringComparison.Ordinal));
    }

    private static RoomCallsOptions Read(string json)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(json));
        IConfiguration configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        ServiceCollection services = new();
        services.AddRoomCalls();
        services.Configure<RoomCallsOptions>(configuration);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<RoomCallsOptions>>().Value;
    }
}
