using RoomCalls.Conventions.Tests.Surface.MadeUp;

namespace RoomCalls.Conventions.Tests.Surface;

public sealed class SurfaceTextTests
{
    private static readonly Type[] Types =
        [typeof(Shape), typeof(Circle), typeof(Point), typeof(Colour), typeof(IPainter<>), typeof(ShapeExtensions), typeof(Painted), typeof(Canvas<>), typeof(Canvas<>.Corner)];

    [Fact]
    public void Of_WritesWhatAReaderNeeds() => Assert.Equal(
        """
        namespace RoomCalls.Conventions.Tests.Surface.MadeUp

        public class Canvas<T> : IEnumerable<T> where T : class, new()
            public const int Limit = 18
            public static readonly TimeSpan Pause
            protected Canvas(T first)
            protected bool Dry { get; }
            public T this[int index] { get; }
            public event EventHandler Dried
            public IEnumerator<T> GetEnumerator()
            public bool TryTake(string name, out T taken, params int[] rest)
            public override bool Equals(object obj)
            public override int GetHashCode()
            public override string ToString()
            public static bool op_Equality(Canvas<T> left, Canvas<T> right)
            public static bool op_Inequality(Canvas<T> left, Canvas<T> right)
            public virtual void Dispose()

        public readonly struct Canvas<T>.Corner where T : class, new()

        public sealed record Circle : Shape
            public Circle(int Radius)
            public int Radius { get; init; }
            public override int Sides { get; }

        public enum Colour : byte
            Red = 0
            Blue = 1
            Azure = 7

        public interface IPainter<TShape> : IAsyncDisposable where TShape : Shape
            int Speed { get; set; }
            Task<IReadOnlyList<TShape>> PaintAsync(TShape shape, Point? at = …, CancellationToken cancellationToken = …)

        public delegate Task Painted(Shape shape, Dictionary<string, int[]> by)

        public readonly record struct Point
            public Point(int X, int Y)
            public int X { get; init; }
            public int Y { get; init; }

        public abstract record Shape
            protected Shape()
            public abstract int Sides { get; }
            public required string Name { get; init; }

        public static class ShapeExtensions
            public extension bool Shape.IsRound { get; }
            public static T Paint<T>(this T shape, Colour colour) where T : Shape

        """.ReplaceLineEndings("\n"),
        SurfaceText.Of(Types));

    [Fact]
    public void PublicTypes_LeavesOutWhatTheCompilerMakes() => Assert.DoesNotContain(ShippedAssemblies.PublicTypes(), t => t.FullName!.Contains('$', StringComparison.Ordinal));
}
