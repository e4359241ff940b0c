using System.Collections;

namespace RoomCalls.Conventions.Tests.Surface.MadeUp;

public class Canvas<T> : IEnumerable<T>
    where T : class, new()
{
    public const int Limit = 18;

    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly List<T> _shapes;

    protected Canvas(T first) => _shapes = [first];

    public event EventHandler? Dried;

    protected bool Dry { get; private set; }

    public T this[int index] => _shapes[index];

    public static bool operator ==(Canvas<T>? left, Canvas<T>? right) => ReferenceEquals(left, right);

    public static bool operator !=(Canvas<T>? left, Canvas<T>? right) => !(left == right);

    public bool TryTake(string name, out T taken, params int[] rest)
    {
        taken = _shapes[0];
        return rest.Length == name.Length;
    }

    public IEnumerator<T> GetEnumerator() => _shapes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public virtual void Dispose()
    {
        Dry = true;
        Dried?.Invoke(this, EventArgs.Empty);
    }

    public override string ToString() => "";

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => 0;

    public readonly struct Corner;
}
