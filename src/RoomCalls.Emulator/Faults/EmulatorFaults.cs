namespace RoomCalls.Emulator;

/// <summary>The faults that wait for a request. Thread-safe.</summary>
public sealed class EmulatorFaults
{
    private readonly Lock _lock = new();
    private readonly List<EmulatorFault> _pending = [];

    internal EmulatorFaults()
    {
    }

    /// <summary>The faults that still wait, oldest first, each with the number of requests that it still applies to. A snapshot.</summary>
    public IReadOnlyList<EmulatorFault> Pending
    {
        get
        {
            lock (_lock)
            {
                return [.. _pending];
            }
        }
    }

    /// <summary>Adds a fault for the next requests that match it.</summary>
    /// <param name="fault">The fault.</param>
    /// <exception cref="ArgumentException">A member of the fault is out of range.</exception>
    public void Add(EmulatorFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.FindError() is { } error)
        {
            throw new ArgumentException(error, nameof(fault));
        }

        lock (_lock)
        {
            _pending.Add(fault);
        }
    }

    /// <summary>Forgets every fault that still waits.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _pending.Clear();
        }
    }

    /// <summary>Takes the faults that apply to a request: the oldest match of each kind, or only of the given kinds.</summary>
    internal IReadOnlyList<EmulatorFault> Take(string operation, string? operationContext, params EmulatorFaultKind[] kinds)
    {
        lock (_lock)
        {
            if (_pending.Count == 0)
            {
                return [];
            }

            EmulatorFault[] taken =
            [
                .. _pending
                    .Where(fault => fault.Matches(operation, operationContext) && (kinds is [] || kinds.Contains(fault.Kind)))
                    .DistinctBy(fault => fault.Kind),
            ];
            foreach (EmulatorFault fault in taken)
            {
                int at = _pending.FindIndex(pending => ReferenceEquals(pending, fault));
                if (fault.Times > 1)
                {
                    _pending[at] = fault with { Times = fault.Times - 1 };
                }
                else
                {
                    _pending.RemoveAt(at);
                }
            }

            return taken;
        }
    }
}
