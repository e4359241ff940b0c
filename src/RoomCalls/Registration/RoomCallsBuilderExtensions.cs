using RoomCalls;
using RoomCalls.Internal.Roles;
using RoomCalls.Policies;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Sets options and adds policies.</summary>
public static class RoomCallsBuilderExtensions
{
    /// <summary>Changes the options, after what was changed before.</summary>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    public static IRoomCallsBuilder Configure(this IRoomCallsBuilder builder, Action<RoomCallsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Adds a policy; all policies must allow.</summary>
    /// <typeparam name="TPolicy">The policy; one instance, safe for concurrent use.</typeparam>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <returns>The builder.</returns>
    public static IRoomCallsBuilder AddPolicy<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] TPolicy>(
        this IRoomCallsBuilder builder)
        where TPolicy : class, IRoomCallPolicy
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IRoomCallPolicy, TPolicy>();
        return builder;
    }

    /// <summary>Adds a policy that decides at once; all policies must allow.</summary>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="evaluate">Decides; safe for concurrent use.</param>
    /// <returns>The builder.</returns>
    public static IRoomCallsBuilder AddPolicy(this IRoomCallsBuilder builder, Func<PolicyRequest, Capability> evaluate)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(evaluate);
        builder.Services.AddSingleton<IRoomCallPolicy>(new DelegatePolicy(evaluate));
        return builder;
    }
}
