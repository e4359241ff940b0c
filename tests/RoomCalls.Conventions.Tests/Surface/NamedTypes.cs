using System.Reflection;

namespace RoomCalls.Conventions.Tests.Surface;

/// <summary>Every type that a type's public surface names.</summary>
internal static class NamedTypes
{
    public static IEnumerable<Type> By(Type type)
    {
        IEnumerable<Type> head = [.. type.BaseType is Type parent ? [parent] : Type.EmptyTypes, .. type.GetInterfaces().Where(i => i.IsVisible), .. Attributes(type)];
        return head.Concat(PublicMembers.Of(type).SelectMany(By)).SelectMany(Unfold).Distinct();
    }

    private static IEnumerable<Type> By(MemberInfo member) => Attributes(member).Concat(member switch
    {
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(p => p.ParameterType), .. method.GetGenericArguments()],
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        PropertyInfo property => [property.PropertyType, .. property.GetIndexParameters().Select(p => p.ParameterType)],
        EventInfo happening => [happening.EventHandlerType!],
        FieldInfo field => [field.FieldType],
        _ => [],
    });

    private static IEnumerable<Type> Attributes(MemberInfo member) => member.GetCustomAttributesData().Select(a => a.AttributeType);

    private static IEnumerable<Type> Unfold(Type type)
    {
        if (type.HasElementType)
        {
            return Unfold(type.GetElementType()!);
        }

        return type.IsGenericParameter
            ? type.GetGenericParameterConstraints().Where(c => !c.ContainsGenericParameters).SelectMany(Unfold)
            : [type, .. type.GetGenericArguments().Where(a => !a.IsGenericParameter).SelectMany(Unfold)];
    }
}
