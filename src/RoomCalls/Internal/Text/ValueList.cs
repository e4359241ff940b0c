using System.Collections;
using System.Collections.Immutable;

namespace RoomCalls.Internal.Text;

/// <summary>An immutable list that equals every list with equal items in the same order, so that records with it compare by value.</summary>
internal sealed class ValueList<T>(ImmutableArray<T> items) : IReadOnlyList<T>
{
    public static ValueList<T> Empty { get; } = new([]);

    public int Count => items.Length;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) => obj is IReadOnlyList<T> other && (ReferenceEquals(this, other) || items.SequenceEqual(other));

    public override int GetHashCode() => items.Length == 0 ? 0 : HashCode.Combine(items.Length, items[0]);
}
