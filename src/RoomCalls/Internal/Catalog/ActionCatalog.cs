using System.Collections.Frozen;
using RoomCalls.Actions;

namespace RoomCalls.Internal.Catalog;

/// <summary>The table of actions, with one row each. It is handed to whoever asks about an action. Immutable.</summary>
internal sealed class ActionCatalog
{
    private readonly FrozenDictionary<Type, ActionDescriptor> _rows;
    private readonly FrozenSet<string> _names;

    /// <exception cref="ArgumentException">Two rows are about the same action, or about two of the same name.</exception>
    public ActionCatalog(IReadOnlyList<ActionDescriptor> rows)
    {
        if (rows.GroupBy(static row => row.Name).FirstOrDefault(static same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{twice.Key} has more than one row.", nameof(rows));
        }

        Rows = rows;
        _rows = rows.ToFrozenDictionary(static row => row.Type);
        _names = rows.Select(static row => row.Name).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The actions of RoomCalls.</summary>
    public static ActionCatalog Default { get; } =
        new([.. ConnectionRows.All, .. ParticipantRows.All, .. MediaRows.All, .. SeatRows.All, .. RoomRows.All, .. UserRows.All]);

    /// <summary>The rows, family by family.</summary>
    public IReadOnlyList<ActionDescriptor> Rows { get; }

    /// <summary>The row of an action.</summary>
    /// <exception cref="ActionNotSupportedException">There is no row for it.</exception>
    public ActionDescriptor Get(RoomCallAction action) => _rows.TryGetValue(action.GetType(), out ActionDescriptor? row)
        ? row
        : throw new ActionNotSupportedException(action.Name, $"A catalog of actions with a row for {action.Name}");

    /// <summary>The row of a kind of action.</summary>
    /// <exception cref="ActionNotSupportedException">There is no row for it.</exception>
    public ActionDescriptor Get<TAction>()
        where TAction : RoomCallAction => _rows.TryGetValue(typeof(TAction), out ActionDescriptor? row)
        ? row
        : throw new ActionNotSupportedException(typeof(TAction).Name, $"A catalog of actions with a row for {typeof(TAction).Name}");

    /// <summary>Whether there is an action with this name.</summary>
    public bool Has(string name) => _names.Contains(name);

    /// <summary>The catalog with one more row.</summary>
    /// <exception cref="ArgumentException">There is a row of that name already.</exception>
    public ActionCatalog With(ActionDescriptor row) => new([.. Rows, row]);
}
