namespace RoomCalls.Conventions.Tests.Surface.MadeUp;

public abstract record Shape
{
    public abstract int Sides { get; }

    public required string Name { get; init; }

    internal string Hidden { get; init; } = "";
}

public sealed record Circle(int Radius) : Shape
{
    public override int Sides => 0;
}

public readonly record struct Point(int X, int Y);

public enum Colour : byte
{
    Red,
    Blue,
    Azure = 7,
}

public interface IPainter<TShape> : IAsyncDisposable
    where TShape : Shape
{
    int Speed { get; set; }

    Task<IReadOnlyList<TShape>> PaintAsync(TShape shape, Point? at = null, CancellationToken cancellationToken = default);
}

public delegate Task Painted(Shape shape, Dictionary<string, int[]> by);

public static class ShapeExtensions
{
    extension<T>(T shape)
        where T : Shape
    {
        public T Paint(Colour colour) => colour == Colour.Red ? shape : shape with { Name = shape.Name };
    }

    extension(Shape shape)
    {
        public bool IsRound => shape.Sides == 0;
    }
}
