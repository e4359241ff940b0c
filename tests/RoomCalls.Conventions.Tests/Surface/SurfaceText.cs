using System.Reflection;
using System.Text;

namespace RoomCalls.Conventions.Tests.Surface;

/// <summary>The public surface of an assembly as text, so that a change to it is a difference that somebody reads.</summary>
internal static class SurfaceText
{
    public static string Of(Assembly assembly) => Of(ShippedAssemblies.PublicTypes(assembly));

    public static string Of(IEnumerable<Type> types)
    {
        StringBuilder text = new();
        foreach (IGrouping<string, Type> group in types.GroupBy(t => t.Namespace ?? "").OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append("namespace ").Append(group.Key).Append('\n');
            foreach (Type type in group.OrderBy(TypeNames.Of, StringComparer.Ordinal))
            {
                text.Append('\n').Append(Head(type)).Append('\n');
                text.AppendJoin("", Members(type).Select(m => $"    {m}\n"));
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type) => typeof(Delegate).IsAssignableFrom(type)
        ? []
        : PublicMembers.Of(type).Select(m => (Order: Order(m), Text: MemberText.Of(m))).OrderBy(m => m.Order).ThenBy(m => m.Text, StringComparer.Ordinal).Select(m => m.Text);

    private static int Order(MemberInfo member) => member switch
    {
        FieldInfo field when field.DeclaringType!.IsEnum => (int)Convert.ToInt64(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture),
        FieldInfo => 0,
        ConstructorInfo => 1,
        PropertyInfo => 2,
        EventInfo => 3,
        _ => 4,
    };

    private static string Head(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type) && type.GetMethod("Invoke") is MethodInfo invoke)
        {
            return $"public delegate {TypeNames.Of(invoke.ReturnType)} {TypeNames.Of(type)}({MemberText.Parameters(invoke.GetParameters())})";
        }

        string[] bases = [.. Bases(type)];
        string constraints = MemberText.Constraints(type.GetGenericArguments());
        return $"{(type.IsNestedFamily ? "protected" : "public")} {Kind(type)} {TypeNames.Of(type)}{(bases.Length == 0 ? "" : " : ")}{string.Join(", ", bases)}{constraints}";
    }

    private static string Kind(Type type)
    {
        string record = PublicMembers.IsRecord(type) ? "record" : "";
        if (type.IsEnum || type.IsInterface)
        {
            return type.IsEnum ? "enum" : "interface";
        }

        if (type.IsValueType)
        {
            bool isReadOnly = type.IsDefined(typeof(System.Runtime.CompilerServices.IsReadOnlyAttribute));
            return string.Join(' ', new[] { isReadOnly ? "readonly" : "", type.IsByRefLike ? "ref" : "", record, "struct" }.Where(w => w.Length > 0));
        }

        string inheritance = type.IsAbstract ? (type.IsSealed ? "static " : "abstract ") : type.IsSealed ? "sealed " : "";
        return inheritance + (record.Length > 0 ? record : "class");
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetUnderlyingType(type) == typeof(int) ? [] : [TypeNames.Of(Enum.GetUnderlyingType(type))];
        }

        Type[] all = type.GetInterfaces();
        IEnumerable<Type> own = all
            .Except(type.BaseType?.GetInterfaces() ?? [])
            .Except(all.SelectMany(i => i.GetInterfaces()))
            .Where(i => i.IsVisible && !(PublicMembers.IsRecord(type) && i.Name == "IEquatable`1"));
        IEnumerable<Type> parent = type.BaseType is Type b && b != typeof(object) && b != typeof(ValueType) ? [b] : [];
        return [.. parent.Select(TypeNames.Of), .. own.Select(TypeNames.Of).Order(StringComparer.Ordinal)];
    }
}
