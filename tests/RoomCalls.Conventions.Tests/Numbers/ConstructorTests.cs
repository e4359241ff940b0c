using System.Reflection;
using System.Runtime.CompilerServices;

namespace RoomCalls.Conventions.Tests.Numbers;

public sealed class ConstructorTests
{
    private const int Most = 6;

    [Fact]
    public void A_class_of_the_core_has_at_most_six_parameters_in_a_constructor()
    {
        (string Name, int Count)[] classes =
        [
            .. typeof(IRoomCallManager).Assembly.GetTypes()
                .Where(static type => type.IsClass && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
                .Select(static type => (type.FullName!, CountParameters(type))),
        ];
        Assert.True(classes.Length > 150, "The classes of the core were not found.");
        Faults.None(classes.Where(c => c.Count > Most).Select(c => $"{c.Name} has {c.Count} parameters: group what belongs together."));
    }

    private static int CountParameters(Type type) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(static c => c.GetParameters().Length).DefaultIfEmpty().Max();
}
