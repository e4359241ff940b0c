using Microsoft.Extensions.Options;
using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Requests;

/// <summary>The transports in use, and which of them carries an action.</summary>
internal sealed class Transports
{
    private readonly ICallAutomationTransport? _callAutomation;
    private readonly IRoomsTransport? _rooms;
    private readonly ICallingTransport[] _calling;

    /// <exception cref="OptionsValidationException">The names of calling transports are blank, or not different.</exception>
    public Transports(ICallAutomationTransport? callAutomation, IRoomsTransport? rooms, params IEnumerable<ICallingTransport> calling)
    {
        (_callAutomation, _rooms, _calling) = (callAutomation, rooms, [.. calling]);
        string[] errors =
        [
            .. _calling.Where(static c => string.IsNullOrWhiteSpace(c.Name)).Select(static c => $"The calling transport {c.GetType().Name} has no name."),
            .. _calling.GroupBy(static c => c.Name, StringComparer.OrdinalIgnoreCase)
                .Where(static same => same.Count() > 1)
                .Select(static same => $"{same.Count()} calling transports are named '{same.Key}': their names must differ, because JoinCall.Client chooses by name."),
        ];
        if (errors.Length > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(RoomCallsOptions), errors);
        }
    }

    private string Names => string.Join(", ", _calling.Select(static c => $"'{c.Name}'"));

    public IActionTransport Get(ActionDescriptor row) => Find(row) ?? throw Missing(row);

    public IActionTransport? Find(ActionDescriptor row) => row.IsAdministration ? _rooms : _callAutomation;

    /// <summary>The transport that takes the seat: the one that is named, or the only one.</summary>
    /// <exception cref="ActionNotSupportedException">There is no calling transport.</exception>
    /// <exception cref="InvalidActionException">None has this name, or there are several and none is named.</exception>
    public ICallingTransport GetCalling(JoinCall join, ActionDescriptor row)
    {
        if (_calling.Length == 0)
        {
            throw Missing(row);
        }

        if (join.Client is not string name)
        {
            return _calling is [var only]
                ? only
                : throw new InvalidActionException(join.Name, [$"There are several calling clients: name one in JoinCall.Client, of {Names}."]);
        }

        return Array.Find(_calling, c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidActionException(join.Name, [$"There is no calling client '{name}': JoinCall.Client can be {Names}."]);
    }

    public static ActionNotSupportedException Missing(ActionDescriptor row) => row.TakesSeat
        ? new(row.Name, "A calling transport (add one to AddRoomCalls(), for example UseEmulator() of RoomCalls.Testing)")
        : new(row.Name, "A transport (add one to AddRoomCalls(): UseRest(connectionString), or UseEmulator() of RoomCalls.Testing)");
}
