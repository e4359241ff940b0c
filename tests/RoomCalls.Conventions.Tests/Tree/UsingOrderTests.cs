namespace RoomCalls.Conventions.Tests.Tree;

public sealed class UsingOrderTests
{
    [Fact]
    public void Usings_are_in_order_in_every_file() =>
        Faults.None(new[] { "src", "tests", "samples", "benchmarks", "eng" }.SelectMany(Repository.Sources).SelectMany(UsingOrder.Violations));

    [Theory]
    [InlineData("using A;\nusing System;")]
    [InlineData("using B;\nusing A;")]
    [InlineData("using System.Text;\nusing System.Linq;\nusing A;")]
    [InlineData("using static A;\nusing B;")]
    [InlineData("using A = B;\nusing static C;")]
    public void Violations_NamesAnotherOrder(string code) => Assert.Single(UsingOrder.Violations(new("a.cs", code)));

    [Theory]
    [InlineData("using System;\nusing System.Text;\nusing A;\nusing A.B;\nusing static System.Math;\nusing static B;\nusing C = A;\n\nusing Stream s = Open();")]
    [InlineData("using Systematic;\nusing Tidy;")]
    [InlineData("class A { void M() { using B b = new(); using C a = new(); } }")]
    public void Violations_PassesTheOrder(string code) => Assert.Empty(UsingOrder.Violations(new("a.cs", code)));
}
