using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace RoomCalls.Conventions.Tests.Surface;

/// <summary>Members as C# writes them; nullability, attributes and default values are left out.</summary>
internal static class MemberText
{
    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo c => $"{Access(c)}{TypeNames.Of(c.DeclaringType!).Split('<')[0].Split('.')[^1]}({Parameters(c.GetParameters())})",
        MethodInfo m when ExtensionProperty(m) is string text => text,
        MethodInfo m => $"{Access(m)}{Modifiers(m)}{TypeNames.Of(m.ReturnType)} {Name(m)}({This(m)}{Parameters(m.GetParameters())}){Constraints(m.GetGenericArguments())}",
        PropertyInfo p => Property(p),
        EventInfo e => $"{Access(e.AddMethod!)}{Modifiers(e.AddMethod!)}event {TypeNames.Of(e.EventHandlerType!)} {e.Name}",
        FieldInfo f => Field(f),
        _ => throw new InvalidOperationException($"{member} has no text."),
    };

    public static string Parameters(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(Parameter));

    public static string Constraints(IEnumerable<Type> arguments) => string.Concat(arguments.Where(a => a.IsGenericParameter).Select(Constraint));

    private static string Property(PropertyInfo property)
    {
        MethodInfo widest = new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>().OrderBy(m => m.IsPublic ? 0 : 1).First();
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"this[{Parameters(index)}]";
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        string accessors = Accessor(property.GetMethod, widest, "get") + Accessor(property.SetMethod, widest, IsInit(property) ? "init" : "set");
        return $"{Access(widest)}{Modifiers(widest)}{required}{TypeNames.Of(property.PropertyType)} {name} {{ {accessors}}}";
    }

    private static string Accessor(MethodInfo? accessor, MethodInfo widest, string keyword) =>
        !PublicMembers.IsVisible(accessor) ? "" : accessor!.IsPublic == widest.IsPublic ? keyword + "; " : $"protected {keyword}; ";

    private static bool IsInit(PropertyInfo property) => property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;

    private static string Field(FieldInfo field)
    {
        if (field.DeclaringType!.IsEnum)
        {
            return $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}";
        }

        string modifiers = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        string value = field.IsLiteral ? " = " + Literal(field.GetRawConstantValue()) : "";
        return $"{(field.IsPublic ? "public " : "protected ")}{modifiers}{TypeNames.Of(field.FieldType)} {field.Name}{value}";
    }

    private static string Literal(object? value) => value is string text ? $"\"{text}\"" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";

    private static string? ExtensionProperty(MethodInfo method)
    {
        bool isAccessor = method.Name.StartsWith("get_", StringComparison.Ordinal) && method is { IsStatic: true, IsSpecialName: false };
        return isAccessor && method.GetParameters() is [{ } of, ..] ? $"public extension {TypeNames.Of(method.ReturnType)} {TypeNames.Of(of.ParameterType)}.{method.Name[4..]} {{ get; }}" : null;
    }

    private static string Access(MethodBase method) =>
        method.DeclaringType!.IsInterface && !method.IsStatic ? "" : method.IsPublic ? "public " : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface || method.IsStatic)
        {
            return method.IsStatic ? "static " : "";
        }

        bool overrides = method.GetBaseDefinition().DeclaringType != method.DeclaringType;
        string sealing = method.IsFinal && overrides && !method.DeclaringType.IsSealed ? "sealed " : "";
        return method.IsAbstract ? "abstract " : overrides ? sealing + "override " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
    }

    private static string Name(MethodInfo method) =>
        method.IsGenericMethod ? $"{method.Name}<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : method.Name;

    private static string This(MethodInfo method) => method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";

    private static string Parameter(ParameterInfo parameter)
    {
        string passing = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        bool isParams = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute));
        return $"{(isParams ? "params " : "")}{passing}{TypeNames.Of(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = …" : "")}";
    }

    private static string Constraint(Type argument)
    {
        GenericParameterAttributes flags = argument.GenericParameterAttributes;
        bool isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        List<string> rules = [.. argument.GetGenericParameterConstraints().Where(c => c != typeof(ValueType)).Select(TypeNames.Of).Order(StringComparer.Ordinal)];
        rules.InsertRange(0, isStruct ? ["struct"] : flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : []);
        rules.AddRange(!isStruct && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? ["new()"] : []);
        return rules.Count == 0 ? "" : $" where {argument.Name} : {string.Join(", ", rules)}";
    }
}
