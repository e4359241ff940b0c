using System.ComponentModel;
using System.Text.Json;

namespace RoomCalls.Tests.Identifiers;

/// <summary>What every value that is one text outside of the process does alike.</summary>
public sealed class TextValueTests
{
    public static TheoryData<object, string> Values => new()
    {
        { new RoomId("991"), "991" },
        { new CallConnectionId("c1"), "c1" },
        { RoomRole.Presenter, "Presenter" },
        { new RoomRole("Host"), "Host" },
        { default(RoomRole), "Attendee" },
        { PhoneNumber.Parse(KnownPhones.AnsweringNumber), KnownPhones.AnsweringNumber },
        { KnownPhones.Answering, "4:" + KnownPhones.AnsweringNumber },
        { KnownPeople.Alice, KnownPeople.Alice.RawId },
    };

    public static TheoryData<Type> Types => [typeof(RoomId), typeof(CallConnectionId), typeof(RoomRole), typeof(PhoneNumber), typeof(ParticipantId)];

    [Theory]
    [MemberData(nameof(Values))]
    public void Json_AnyValue_IsItsTextAndReadsBack(object value, string text)
    {
        string json = JsonSerializer.Serialize(value, value.GetType());

        Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
        Assert.Equal(value, JsonSerializer.Deserialize(json, value.GetType()));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void TypeConverter_AnyValue_ConvertsBothWays(object value, string text)
    {
        TypeConverter converter = TypeDescriptor.GetConverter(value.GetType());

        Assert.Equal(value, converter.ConvertFromInvariantString(text));
        Assert.Equal(text, converter.ConvertToInvariantString(value));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Json_NoText_Throws(Type type) => Assert.All(
        (string[])["1", "{}", "[]", "true", "\"\""],
        json => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type)));

    [Fact]
    public void Json_MemberName_ReadsBack()
    {
        Dictionary<ParticipantId, RoomRole> roles = new() { [KnownPeople.Alice] = RoomRole.Consumer };

        string json = JsonSerializer.Serialize(roles);

        Assert.Equal(roles, JsonSerializer.Deserialize<Dictionary<ParticipantId, RoomRole>>(json));
        Assert.Contains("\":\"Consumer\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_EachId_EqualsTheEmptyOne()
    {
        Assert.Equal(new RoomId(string.Empty), default);
        Assert.Equal(new CallConnectionId(string.Empty), default);
        Assert.Equal(RoomRole.Attendee, default);
        Assert.True(new RoomRole("attendee") == default);
        Assert.Equal(default(RoomRole).GetHashCode(), new RoomRole("ATTENDEE").GetHashCode());
    }

    [Fact]
    public void RoomRole_AnyCase_IsTheSameRole()
    {
        Assert.Equal(RoomRole.Presenter, new RoomRole("pRESENTER"));
        Assert.Equal("Presenter", new RoomRole("presenter").ToString());
        Assert.Equal(new RoomRole("host"), new RoomRole("HOST"));
        Assert.Equal(new RoomRole("host").GetHashCode(), new RoomRole("HOST").GetHashCode());
        Assert.NotEqual(RoomRole.Presenter, RoomRole.Attendee);
    }

    [Fact]
    public void Constructor_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new RoomId(null!));
        Assert.Throws<ArgumentNullException>(() => new CallConnectionId(null!));
        Assert.Throws<ArgumentNullException>(() => new RoomRole(null!));
        Assert.Throws<ArgumentException>(() => new RoomRole(" "));
        Assert.Throws<ArgumentNullException>(() => PhoneNumber.Parse(null!));
    }

    [Theory]
    [InlineData("16041234567")]
    [InlineData("+1604 123 4567")]
    [InlineData("tel:+16041234567")]
    [InlineData("")]
    public void PhoneNumber_NotE164_ThrowsWithoutShowingIt(string text)
    {
        Assert.False(PhoneNumber.TryParse(text, null, out _));
        FormatException refused = Assert.Throws<FormatException>(() => PhoneNumber.Parse(text));
        Assert.Equal("The phone number is not E.164: write it as + and 2 to 15 digits, country code first, for example +16041234567.", refused.Message);
    }

    [Fact]
    public void PhoneNumber_Text_IsMasked()
    {
        PhoneNumber number = PhoneNumber.Parse(KnownPhones.AnsweringNumber);

        Assert.Equal("***67", $"{number}");
        Assert.Equal(KnownPhones.Answering, (ParticipantId)number);
        Assert.Equal(string.Empty, default(PhoneNumber).ToString());
        Assert.Throws<ArgumentException>(() => (ParticipantId)default(PhoneNumber));
    }
}
