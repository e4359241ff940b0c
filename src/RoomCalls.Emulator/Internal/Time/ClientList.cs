namespace RoomCalls.Emulator.Internal.Time;

/// <summary>The clients under test, which must be idle before virtual time goes on. Thread-safe.</summary>
internal sealed class ClientList
{
    private readonly Lock _lock = new();
    private readonly List<Client> _clients = [];

    /// <summary>Adds a client until the result is disposed.</summary>
    public IDisposable Add(Func<CancellationToken, Task> waitUntilIdle)
    {
        Client client = new(this, waitUntilIdle);
        lock (_lock)
        {
            _clients.Add(client);
        }

        return client;
    }

    /// <summary>Waits for one client after the other; an earlier one may be busy again at the end.</summary>
    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        Client[] clients;
        lock (_lock)
        {
            clients = [.. _clients];
        }

        foreach (Client client in clients)
        {
            await client.WaitUntilIdle(cancellationToken);
        }
    }

    private void Remove(Client client)
    {
        lock (_lock)
        {
            _clients.Remove(client);
        }
    }

    private sealed class Client(ClientList list, Func<CancellationToken, Task> waitUntilIdle) : IDisposable
    {
        public Func<CancellationToken, Task> WaitUntilIdle { get; } = waitUntilIdle;

        public void Dispose() => list.Remove(this);
    }
}
