using System.Reflection;
using System.Runtime.CompilerServices;

namespace RoomCalls.Conventions.Tests.Surface;

/// <summary>What of a type others can see and somebody wrote: what the compiler makes for a record is left out.</summary>
internal static class PublicMembers
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] OfRecords =
        ["EqualityContract", "<Clone>$", "PrintMembers", "Equals", "GetHashCode", "ToString", "Deconstruct", "op_Equality", "op_Inequality"];

    public static IEnumerable<MemberInfo> Of(Type type)
    {
        bool isRecord = IsRecord(type);
        return type.GetMembers(Declared).Where(m => m is not Type && IsVisible(m) && !(isRecord && (OfRecords.Contains(m.Name) || IsCopyConstructor(m))));
    }

    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$", Declared) is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", Declared)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true);

    public static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsVisible(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => IsVisible((MethodBase)constructor),
        MethodInfo method => IsVisible((MethodBase)method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        PropertyInfo property => IsVisible(property.GetMethod) || IsVisible(property.SetMethod),
        EventInfo happening => IsVisible(happening.AddMethod),
        FieldInfo field => !field.IsSpecialName && (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly),
        _ => false,
    };

    private static bool IsCopyConstructor(MemberInfo member) =>
        member is ConstructorInfo constructor && constructor.IsDefined(typeof(CompilerGeneratedAttribute)) && constructor.GetParameters().Length == 1;
}
