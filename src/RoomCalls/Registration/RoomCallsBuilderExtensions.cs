using System.Diagnostics.CodeAnalysis;
using RoomCalls;
using RoomCalls.Internal.Roles;
using RoomCalls.Policies;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures RoomCalls and adds policies, in addition to the roles.</summary>
public static class RoomCallsBuilderExtensions
{
    /// <summary>Configures the options, after what was configured before.</summary>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="configure">Configures the options.</param>
    /// <returns>The builder.</returns>
    public static IRoomCallsBuilder Configure(this IRoomCallsBuilder builder, Action<RoomCallsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Adds a policy. An action is executed only when all policies allow it.</summary>
    /// <typeparam name="TPolicy">The type of the policy. RoomCalls uses one instance, which must be safe for concurrent use.</typeparam>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <returns>The builder.</returns>
    public static IRoomCallsBuilder AddPolicy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPolicy>(
        this IRoomCallsBuilder builder)
        where TPolicy : class, IRoomCallPolicy
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IRoomCallPolicy, TPolicy>();
        return builder;
    }

    /// <summary>Adds a policy that decides synchronously. An action is executed only when all policies allow it.</summary>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="evaluate">Decides on a request; it must be safe for concurrent use.</param>
    /// <returns>The builder.</returns>
    public static IRoomCallsBuilder AddPolicy(this IRoomCallsBuilder builder, Func<PolicyRequest, Capability> evaluate)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(evaluate);
        builder.Services.AddSingleton<IRoomCallPolicy>(new DelegatePolicy(evaluate));
        return builder;
    }
}
