using System.Reflection;

namespace RoomCalls.Conventions.Tests.Surface;

/// <summary>What no public type of ours may be or do.</summary>
internal static class SurfaceRules
{
    private static readonly Type[] Waits = [typeof(Task), typeof(ValueTask), typeof(Task<>), typeof(ValueTask<>), typeof(IAsyncEnumerable<>)];

    private static readonly string[] Interfaces =
    [
        "IRoomCallManager",
        "IRoomCall",
        "IRoomCallsBuilder",
        "IRoomCallPolicy",
        "IActionTransport",
        "ICallAutomationTransport",
        "IRoomsTransport",
        "ICallingTransport",
        "ICallingSession",
        "IIdleProbe",

        // One process has one implementation of each; stores that several instances share are the next ones.
        "ICallStore",
        "ICallFollower",
    ];

    public static IEnumerable<string> MissingTokens(IEnumerable<Type> types) =>
        from type in types
        from method in PublicMembers.Of(type).OfType<MethodInfo>()
        where IsAwaited(method) && method.GetParameters().All(p => p.ParameterType != typeof(CancellationToken))
        select $"{TypeNames.Of(type)}.{method.Name} can be awaited and takes no CancellationToken.";

    public static IEnumerable<string> NewInterfaces(IEnumerable<Type> types) =>
        from type in types
        where type.IsInterface && !Interfaces.Contains(type.Name)
        select $"{type.FullName} is a new public interface. An interface stands only at a seam where at least two implementations ship; "
            + "otherwise take a class. If it is such a seam, add it to the list in tests/RoomCalls.Conventions.Tests/Surface/SurfaceRules.cs.";

    public static IEnumerable<string> Unsealed(IReadOnlyCollection<Type> types) =>
        from type in types
        where type is { IsClass: true, IsSealed: false, IsAbstract: false } && !(PublicMembers.IsRecord(type) && types.Any(t => t.BaseType == type)) && !CanBeSubstituted(type)
        select $"{TypeNames.Of(type)} can be derived from: seal it, make it abstract, or make every method virtual and give it a protected constructor without parameters.";

    public static IEnumerable<string> NamesOf(string nameSpace, IEnumerable<Type> types) =>
        from type in types
        from named in NamedTypes.By(type)
        where named.Namespace is string n && (n + ".").StartsWith(nameSpace + ".", StringComparison.Ordinal)
        select $"{TypeNames.Of(type)} shows {named.FullName} to the world.";

    /// <summary>The groups of verbs are classes that a test can substitute: a protected constructor, and every method virtual.</summary>
    private static bool CanBeSubstituted(Type type) =>
        type.GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [])?.IsFamily == true
        && type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).All(m => m is { IsVirtual: true, IsFinal: false });

    private static bool IsAwaited(MethodInfo method)
    {
        Type result = method.ReturnType.IsGenericType ? method.ReturnType.GetGenericTypeDefinition() : method.ReturnType;
        bool isForeign = method.GetBaseDefinition().DeclaringType?.Assembly != method.DeclaringType!.Assembly;
        bool isGetter = method.Name.StartsWith("get_", StringComparison.Ordinal);
        return Waits.Contains(result) && method.Name != nameof(IAsyncDisposable.DisposeAsync) && !isGetter && !isForeign;
    }
}
