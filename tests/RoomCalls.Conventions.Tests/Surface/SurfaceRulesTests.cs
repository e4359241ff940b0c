using System.Reflection;
using RoomCalls.Conventions.Tests.Arrows;
using RoomCalls.Conventions.Tests.Surface.MadeUp;

namespace RoomCalls.Conventions.Tests.Surface;

public sealed class SurfaceRulesTests
{
    [Fact]
    public void Whatever_can_be_awaited_takes_a_token() => Faults.None(SurfaceRules.MissingTokens(ShippedAssemblies.PublicTypes()));

    [Fact]
    public void No_public_interface_is_new() => Faults.None(SurfaceRules.NewInterfaces(ShippedAssemblies.PublicTypes()));

    [Fact]
    public void No_public_type_is_unsealed() => Faults.None(SurfaceRules.Unsealed([.. ShippedAssemblies.PublicTypes()]));

    [Fact]
    public void The_core_shows_no_type_of_an_SDK()
    {
        Assembly core = Assembly.Load(ProjectTable.Core);

        Faults.None(SurfaceRules.NamesOf("Azure", ShippedAssemblies.PublicTypes(core)));
        Assert.DoesNotContain(core.GetReferencedAssemblies(), a => a.Name!.StartsWith("Azure.", StringComparison.Ordinal));
    }

    [Fact]
    public void MissingTokens_AsyncMethodsWithoutAToken_AreFound() => Assert.Equal(
        ["WithoutTokens.StreamAsync can be awaited and takes no CancellationToken.", "WithoutTokens.WaitAsync can be awaited and takes no CancellationToken."],
        SurfaceRules.MissingTokens([typeof(WithoutTokens), typeof(IPainter<>)]).Order(StringComparer.Ordinal));

    [Fact]
    public void NewInterfaces_UnlistedInterface_IsFound() => Assert.Contains("IPainter", Assert.Single(SurfaceRules.NewInterfaces([typeof(IPainter<>), typeof(Shape), typeof(IRoomCall)])), StringComparison.Ordinal);

    [Fact]
    public void Unsealed_DerivableClass_IsFound() => Assert.Equal(
        ["Canvas<T> can be derived from: seal it, make it abstract, or make every method virtual and give it a protected constructor without parameters."],
        SurfaceRules.Unsealed([typeof(Canvas<>), typeof(Shape), typeof(Circle), typeof(Point), typeof(ShapeExtensions), typeof(Painted)]));

    [Theory]
    [InlineData("System.Text.RegularExpressions", 1)]
    [InlineData("System.Text", 1)]
    [InlineData("System.Tex", 0)]
    public void NamesOf_Namespace_FindsItsTypesOnly(string nameSpace, int found) => Assert.Equal(found, SurfaceRules.NamesOf(nameSpace, [typeof(WithoutTokens), typeof(Point)]).Count());
}
