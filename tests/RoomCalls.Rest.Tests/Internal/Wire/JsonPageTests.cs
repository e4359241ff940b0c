using System.Text.Json;
using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Tests.Internal.Wire;

public sealed class JsonPageTests
{
    [Theory]
    [InlineData("""{"value":[1,2],"nextLink":"/x"}""", 2, "/x")]
    [InlineData("""{"values":[1],"nextLink":""}""", 1, null)]
    [InlineData("""{"value":[],"nextLink":null}""", 0, null)]
    public void Read_Page_HasItemsAndLink(string json, int count, string? link)
    {
        JsonPage page = JsonPage.Read(JsonElement.Parse(json))!;

        Assert.Equal((count, link), (page.Items.Count, page.NextLink));
    }

    [Theory]
    [InlineData("""{"nextLink":"/x"}""")]
    [InlineData("""{"value":{}}""")]
    [InlineData("[]")]
    public void Read_NoList_IsNull(string json) => Assert.Null(JsonPage.Read(JsonElement.Parse(json)));
}
