using RoomCalls.Actions;

namespace RoomCalls.Internal.Catalog;

/// <summary>One row of the <see cref="ActionCatalog"/>: everything that the machinery must know of one action. <see cref="ActionRow{TAction}"/> creates it.</summary>
/// <remarks>What depends on the single action (its target, its room, its input) is said by the action's record.</remarks>
internal sealed record ActionDescriptor
{
    /// <summary>The type of the action's record.</summary>
    public required Type Type { get; init; }

    /// <summary>Who may execute it, and the source of that rule.</summary>
    public required PermissionRow Permission { get; init; }

    /// <summary>What ends it on the server side; <see langword="null"/> when only a seat can carry it.</summary>
    public ActionRule? ByServer { get; init; }

    /// <summary>What ends it when a seat carries it; <see langword="null"/> when no seat can.</summary>
    public ActionRule? BySeat { get; init; }

    /// <summary>What it needs and changes.</summary>
    public ActionTraits Traits { get; init; }

    /// <summary>Whether it is about rooms and users rather than a call. The base of its record says so.</summary>
    public required bool IsAdministration { get; init; }

    /// <summary>The capabilities that a seat's user needs for it: each that the client reports must be allowed.</summary>
    public Func<RoomCallAction, IReadOnlyList<SeatCapability>> SeatCapabilities { get; init; } = static _ => [];

    /// <summary>Whether it dials a phone, which the room must allow.</summary>
    public Func<RoomCallAction, bool> DialsOut { get; init; } = static _ => false;

    /// <summary>The address for the events of the call that it enters; <see langword="null"/> when it names none.</summary>
    public Func<RoomCallAction, Uri?> CallCallback { get; init; } = static _ => null;

    /// <summary>The action that takes its place on a seat's handle; <see langword="null"/> for the action itself.</summary>
    public Func<RoomCallAction, RoomCallAction?> OnSeatHandle { get; init; } = static _ => null;

    /// <summary>The name of the action, which is that of its record.</summary>
    public string Name => Type.Name;

    /// <summary>Whether the call must be up. The service refuses the action before that.</summary>
    public bool NeedsCall => Traits.HasFlag(ActionTraits.NeedsCall);

    /// <summary>Whether the target must be in the call.</summary>
    public bool NeedsTargetInCall => Traits.HasFlag(ActionTraits.NeedsTargetInCall);

    /// <summary>Whether it enters a call, which for a room's call is possible only while the room is open. The manager executes it, not a call.</summary>
    public bool EntersCall => Traits.HasFlag(ActionTraits.EntersCall);

    /// <summary>Whether it changes its room, so that what was read of it is out of date.</summary>
    public bool ChangesRoom => Traits.HasFlag(ActionTraits.ChangesRoom);

    /// <summary>Whether only a seat can carry it out.</summary>
    public bool IsSeatOnly => ByServer is null;

    /// <summary>Whether it takes a seat.</summary>
    public bool TakesSeat => IsSeatOnly && EntersCall;

    /// <summary>Whether only the user in a seat can do it.</summary>
    public bool NeedsSeat => IsSeatOnly && !EntersCall;
}

/// <summary>What an action needs and changes.</summary>
[Flags]
internal enum ActionTraits
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The call must be up.</summary>
    NeedsCall = 1,

    /// <summary>The target must be in the call.</summary>
    NeedsTargetInCall = 2,

    /// <summary>It enters a call.</summary>
    EntersCall = 4,

    /// <summary>It changes its room.</summary>
    ChangesRoom = 8,
}
