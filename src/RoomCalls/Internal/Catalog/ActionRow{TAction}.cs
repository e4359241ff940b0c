using RoomCalls.Actions;

namespace RoomCalls.Internal.Catalog;

/// <summary>A row of the catalog as it is written down, typed by its action. It becomes an <see cref="ActionDescriptor"/>.</summary>
/// <typeparam name="TAction">The action's record.</typeparam>
internal sealed record ActionRow<TAction>
    where TAction : RoomCallAction
{
    /// <inheritdoc cref="ActionDescriptor.Permission"/>
    public required PermissionRow Permission { get; init; }

    /// <inheritdoc cref="ActionDescriptor.Traits"/>
    public ActionTraits Traits { get; init; }

    /// <inheritdoc cref="ActionDescriptor.ByServer"/>
    public ActionRule? ByServer { get; init; }

    /// <inheritdoc cref="ActionDescriptor.BySeat"/>
    public ActionRule? BySeat { get; init; }

    /// <summary>The capability that a seat's user needs for it; <see langword="null"/> for none.</summary>
    public SeatCapability? SeatCapability { get; init; }

    /// <summary>The same, where it depends on the single action.</summary>
    public Func<TAction, IReadOnlyList<SeatCapability>>? SeatCapabilitiesFor { get; init; }

    /// <inheritdoc cref="ActionDescriptor.DialsOut"/>
    public Func<TAction, bool>? DialsOut { get; init; }

    /// <summary>How long it may ring. The deadline counts in addition to it, and on the server side an unclear action stays open so long.</summary>
    public Func<TAction, TimeSpan>? RingTime { get; init; }

    /// <inheritdoc cref="ActionRule.InvitationId"/>
    public Func<TAction, string>? InvitationId { get; init; }

    /// <inheritdoc cref="ActionDescriptor.CallCallback"/>
    public Func<TAction, Uri?>? CallCallback { get; init; }

    /// <inheritdoc cref="ActionDescriptor.OnSeatHandle"/>
    public Func<TAction, RoomCallAction>? OnSeatHandle { get; init; }

    public static implicit operator ActionDescriptor(ActionRow<TAction> row) => row.ToDescriptor();

    /// <exception cref="InvalidOperationException">The row says neither what ends the action on the server side nor by a seat.</exception>
    public ActionDescriptor ToDescriptor()
    {
        if (ByServer is null && BySeat is null)
        {
            throw new InvalidOperationException($"The row of {typeof(TAction).Name} does not say what ends it: set ByServer, BySeat or both.");
        }

        Func<RoomCallAction, TimeSpan>? ringTime = RingTime is { } ring ? action => ring((TAction)action) : null;
        ActionRule? server = ByServer is null ? null : ByServer with { RingTime = ringTime, UnclearGrace = ringTime };
        if (server is not null && InvitationId is { } invitation)
        {
            server = server with { InvitationId = action => invitation((TAction)action) };
        }

        return new ActionDescriptor
        {
            Type = typeof(TAction),
            Permission = Permission,
            ByServer = server,
            BySeat = BySeat is null ? null : BySeat with { RingTime = ringTime },
            Traits = Traits,
            IsAdministration = IsAdministration(),
            SeatCapabilities = CreateCapabilities(),
            DialsOut = action => DialsOut?.Invoke((TAction)action) == true,
            CallCallback = action => CallCallback?.Invoke((TAction)action),
            OnSeatHandle = action => OnSeatHandle?.Invoke((TAction)action),
        };
    }

    private static bool IsAdministration()
    {
        for (Type? type = typeof(TAction); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(AdministrationAction<>))
            {
                return true;
            }
        }

        return false;
    }

    private Func<RoomCallAction, IReadOnlyList<SeatCapability>> CreateCapabilities()
    {
        IReadOnlyList<SeatCapability> always = SeatCapability is SeatCapability only ? [only] : [];
        return SeatCapabilitiesFor is { } find ? action => find((TAction)action) : _ => always;
    }
}
