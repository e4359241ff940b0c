using System.Buffers;
using System.Text;
using System.Text.Json;
using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Tests.Internal.Wire;

public sealed class LocatorWriterTests
{
    public static TheoryData<CallLocator, string> Locators => new()
    {
        { CallLocator.Room("99123"), """{"kind":"roomCallLocator","roomId":"99123"}""" },
        { CallLocator.ServerCall("aHR0cHM6Ly8=-_"), """{"kind":"serverCallLocator","serverCallId":"aHR0cHM6Ly8=-_"}""" },
        { CallLocator.GroupCall(Guid.Parse("6A1D46B0-5C09-4CDA-9F3C-0D2C3C7A1A11")), """{"kind":"groupCallLocator","groupCallId":"6a1d46b0-5c09-4cda-9f3c-0d2c3c7a1a11"}""" },
    };

    [Theory]
    [MemberData(nameof(Locators))]
    public void WriteMembers_EachKind_WritesItsId(CallLocator locator, string expected)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter json = new(bytes);
        json.WriteStartObject();

        LocatorWriter.WriteMembers(json, locator);

        json.WriteEndObject();
        json.Flush();
        Assert.Equal(expected, Encoding.UTF8.GetString(bytes.WrittenSpan));
    }
}
