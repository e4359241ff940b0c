using FsCheck;
using FsCheck.Fluent;

namespace RoomCalls.Tests.Identifiers;

public sealed class ParticipantIdTests
{
    private const string Guid1 = "6d889502-3d7a-41a8-befa-d21fd80e8767";
    private const string Guid2 = "00000028-9c16-4553-2047-04bd45609f2a";

    [Theory]
    [InlineData("8:acs:" + Guid1 + "_" + Guid2, ParticipantKind.CommunicationUser)]
    [InlineData("8:spool:anything", ParticipantKind.CommunicationUser)]
    [InlineData("8:dod-acs:" + Guid1 + "_" + Guid2, ParticipantKind.CommunicationUser)]
    [InlineData("8:gcch-acs:" + Guid1 + "_" + Guid2, ParticipantKind.CommunicationUser)]
    [InlineData("8:acs:resource_tenant_user", ParticipantKind.TeamsExtensionUser)]
    [InlineData("8:dod-acs:resource_tenant_user", ParticipantKind.TeamsExtensionUser)]
    [InlineData("8:gcch-acs:resource_tenant_user", ParticipantKind.TeamsExtensionUser)]
    [InlineData("8:acs:resource_tenant_user_more", ParticipantKind.CommunicationUser)]
    [InlineData("8:orgid:" + Guid1, ParticipantKind.MicrosoftTeamsUser)]
    [InlineData("8:dod:" + Guid1, ParticipantKind.MicrosoftTeamsUser)]
    [InlineData("8:gcch:" + Guid1, ParticipantKind.MicrosoftTeamsUser)]
    [InlineData("8:teamsvisitor:" + Guid1, ParticipantKind.MicrosoftTeamsUser)]
    [InlineData("28:orgid:" + Guid1, ParticipantKind.MicrosoftTeamsApp)]
    [InlineData("28:dod:" + Guid1, ParticipantKind.MicrosoftTeamsApp)]
    [InlineData("28:gcch:" + Guid1, ParticipantKind.MicrosoftTeamsApp)]
    [InlineData("4:+16041234567", ParticipantKind.PhoneNumber)]
    [InlineData("4:16041234567", ParticipantKind.PhoneNumber)]
    [InlineData("4:+14255550100_123", ParticipantKind.PhoneNumber)]
    [InlineData("4:anonymous", ParticipantKind.PhoneNumber)]
    [InlineData("4:a:b:c", ParticipantKind.PhoneNumber)]
    [InlineData("28:" + Guid1, ParticipantKind.Unknown)]
    [InlineData("8:acs:a:b", ParticipantKind.Unknown)]
    [InlineData("8:acs", ParticipantKind.Unknown)]
    [InlineData("8:newkind:x", ParticipantKind.Unknown)]
    [InlineData("REDACTED", ParticipantKind.Unknown)]
    public void Parse_EveryForm_HasItsKind(string rawId, ParticipantKind kind)
    {
        ParticipantId id = ParticipantId.Parse(rawId);
        Assert.Equal(kind, id.Kind);
        Assert.Equal(rawId, id.RawId);
    }

    [Theory]
    [InlineData("4:+16041234567", "+16041234567")]
    [InlineData("4:+14255550100_123", "+14255550100")]
    [InlineData("4:anonymous", "anonymous")]
    [InlineData("4:_123", "_123")]
    [InlineData("8:orgid:x", null)]
    public void Number_PhoneWithSuffix_LeavesTheSuffixOut(string rawId, string? number) => Assert.Equal(number, ParticipantId.Parse(rawId).Number);

    [Theory]
    [InlineData("4:anonymous", true)]
    [InlineData("4:anonymous_7", true)]
    [InlineData("8:teamsvisitor:x", true)]
    [InlineData("4:+16041234567", false)]
    [InlineData("8:orgid:anonymous", false)]
    public void IsAnonymous_HiddenCallerId_ReturnsTrue(string rawId, bool anonymous) => Assert.Equal(anonymous, ParticipantId.Parse(rawId).IsAnonymous);

    [Fact]
    public void Parse_AnyText_KeepsTheText() => Prop.ForAll<NonWhiteSpaceString>(text =>
    {
        ParticipantId id = ParticipantId.Parse(text.Get);
        return id.RawId == text.Get && id.ToString() is not null && (id.Kind != ParticipantKind.PhoneNumber || id.Number is not null);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Parse_NullOrBlank_Throws(string? text)
    {
        Assert.ThrowsAny<ArgumentException>(() => ParticipantId.Parse(text!));
        Assert.ThrowsAny<ArgumentException>(() => ParticipantId.User(text!));
        Assert.ThrowsAny<ArgumentException>(() => ParticipantId.PhoneNumber(text!));
        Assert.False(TryParse<ParticipantId>(text, out ParticipantId? id));
        Assert.Null(id);
    }

    [Fact]
    public void Parse_StatedKind_PrefersItToTheForm()
    {
        Assert.Equal(ParticipantKind.PhoneNumber, ParticipantId.Parse("REDACTED", ParticipantKind.PhoneNumber).Kind);
        Assert.Equal(ParticipantKind.PhoneNumber, ParticipantId.Parse("4:+16041234567", ParticipantKind.Unknown).Kind);
    }

    [Fact]
    public void Equals_OtherKind_GoesByTheRawIdAlone()
    {
        ParticipantId known = ParticipantId.Parse("REDACTED", ParticipantKind.PhoneNumber);
        ParticipantId unknown = ParticipantId.Parse("REDACTED");
        Assert.True(known == unknown);
        Assert.True(known.Equals((object)unknown));
        Assert.Equal(known.GetHashCode(), unknown.GetHashCode());
        Assert.True(known != ParticipantId.Parse("redacted"));
        Assert.False(known.Equals(null));
        Assert.False(known == null);
        Assert.True((ParticipantId?)null == null);
        Assert.Equal(ParticipantId.Parse("4:+16041234567"), ParticipantId.PhoneNumber("+16041234567"));
    }

    [Theory]
    [InlineData("4:+16041234567")]
    [InlineData("4:16041234567")]
    [InlineData("4:+16041234567_99")]
    [InlineData("4:(604) 123-4567")]
    [InlineData("8:weird:+16041234567")]
    [InlineData("8:weird:%2B16041234567")]
    [InlineData("4:＋１６０４１２３４５６７")]
    public void ToString_PhoneNumber_IsMasked(string rawId)
    {
        string shown = ParticipantId.Parse(rawId).ToString();
        Assert.DoesNotContain("1234567", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("123-4567", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("１２３", shown, StringComparison.Ordinal);
        Assert.Contains("***", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_User_IsTheRawId()
    {
        Assert.Equal(KnownPeople.Alice.RawId, KnownPeople.Alice.ToString());
        Assert.Equal("4:anonymous", ParticipantId.Parse("4:anonymous").ToString());
    }

    [Fact]
    public void IParsable_Text_ParsesAsParseDoes()
    {
        Assert.True(TryParse("8:spool:x", out ParticipantId? id));
        Assert.Equal(ParticipantKind.CommunicationUser, id!.Kind);
        Assert.Equal(id, Parse<ParticipantId>("8:spool:x"));
    }

    private static T Parse<T>(string text)
        where T : IParsable<T> => T.Parse(text, null);

    private static bool TryParse<T>(string? text, out T? value)
        where T : IParsable<T> => T.TryParse(text, null, out value);

    [Fact]
    public void Parse_AnyText_HasAKindAndDoesNotThrow() => Prop
        .ForAll<NonNull<string>>(text => string.IsNullOrWhiteSpace(text.Get) || (Enum.IsDefined(ParticipantId.Parse(text.Get).Kind) && ParticipantId.Parse("4:" + text.Get).Number is not null))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
