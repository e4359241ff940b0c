using System.Text.Json;
using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Tests.Internal.Wire;

public sealed class JsonElementExtensionsTests
{
    private static readonly JsonElement Element = JsonElement.Parse("""{"text":"x","blank":" ","null":null,"number":1,"yes":true,"no":false,"date":"2026-01-05T08:59:01Z"}""");

    [Theory]
    [InlineData("text", "x")]
    [InlineData("blank", null)]
    [InlineData("null", null)]
    [InlineData("number", null)]
    [InlineData("absent", null)]
    public void Text_AnyMember_IsTextOrNull(string name, string? text) => Assert.Equal(text, Element.Text(name));

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    [InlineData("text", null)]
    [InlineData("absent", null)]
    public void Flag_AnyMember_IsFlagOrNull(string name, bool? flag) => Assert.Equal(flag, Element.Flag(name));

    [Fact]
    public void Date_AnyMember_IsDateOrNull()
    {
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 8, 59, 1, TimeSpan.Zero), Element.Date("date"));
        Assert.Null(Element.Date("text"));
        Assert.Null(Element.Date("number"));
    }

    [Fact]
    public void Member_NoObject_IsNull() => Assert.Null(JsonElement.Parse("[]").Member("text"));
}
