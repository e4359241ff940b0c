using System.Text.Json;

namespace RoomCalls.Tests.Seats;

public sealed class SeatCapabilityTests
{
    /// <summary>Every name of the Calling SDK for the web, with the name that it has here. Where it is absent there, it is the web's.</summary>
    private static readonly Dictionary<string, string> Web = new()
    {
        ["turnVideoOn"] = "TurnVideoOn",
        ["unmuteMic"] = "UnmuteMicrophone",
        ["shareScreen"] = "ShareScreen",
        ["removeParticipant"] = "RemoveParticipant",
        ["hangUpForEveryOne"] = "HangUpForEveryone",
        ["addCommunicationUser"] = "AddCommunicationUser",
        ["addTeamsUser"] = "AddTeamsUser",
        ["addPhoneNumber"] = "AddPhoneNumber",
        ["pstnDialOut"] = "PstnDialOut",
        ["manageLobby"] = "ManageLobby",
        ["spotlightParticipant"] = "SpotlightParticipant",
        ["removeParticipantsSpotlight"] = "RemoveParticipantSpotlight",
        ["blurBackground"] = "BlurBackground",
        ["startLiveMeetingCaptions"] = "StartLiveMeetingCaptions",
        ["startLiveCallingCaptions"] = "StartLiveCaptions",
        ["setCaptionLanguage"] = "SetCaptionLanguage",
        ["raiseHand"] = "RaiseHand",
        ["muteOthers"] = "MuteOthers",
        ["useReactions"] = "UseReactions",
        ["viewAttendeeNames"] = "ViewAttendeeNames",
        ["startTogetherMode"] = "StartTogetherMode",
        ["joinBreakoutRooms"] = "JoinBreakoutRooms",
        ["forbidOthersAudio"] = "ForbidOthersAudio",
        ["forbidOthersVideo"] = "ForbidOthersVideo",
        ["realTimeText"] = "RealTimeText",
    };

    /// <summary>Every name of the Calling SDK for Windows.</summary>
    private static readonly string[] Windows =
    [
        "TurnVideoOn", "UnmuteMicrophone", "ShareScreen", "RemoveParticipant", "HangUpForEveryone", "AddTeamsUser", "AddCommunicationUser", "AddPhoneNumber",
        "ManageLobby", "SpotlightParticipant", "RemoveParticipantSpotlight", "BlurBackground", "CustomBackground", "StartLiveCaptions", "RaiseHand", "MuteOthers",
    ];

    public static TheoryData<string, string> Names => [.. Web.Select(w => (w.Key, w.Value)), .. Windows.Select(w => (w, w)), ("startLiveCaptions", "StartLiveCaptions"), ("reaction", "UseReactions")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_NameOfEitherSdk_IsTheKnownMember(string name, string known)
    {
        SeatCapability parsed = SeatCapability.Parse(name);
        Assert.Equal(known, parsed.ToString());
        Assert.Equal(typeof(SeatCapability).GetProperty(known)!.GetValue(null), parsed);
        Assert.Equal(parsed, new SeatCapability(name.ToUpperInvariant()));
        Assert.True(SeatCapability.TryParse(name, null, out SeatCapability tried) && tried == parsed);
    }

    [Fact]
    public void Parse_NamesOfOneSdk_AreDifferentCapabilities()
    {
        Assert.Equal((25, 16), (Web.Count, Windows.Length));
        Assert.Equal(Web.Count, Web.Keys.Select(name => new SeatCapability(name)).Distinct().Count());
        Assert.Equal(Windows.Length, Windows.Select(name => new SeatCapability(name)).Distinct().Count());
    }

    [Fact]
    public void Parse_UnknownName_IsKeptAndComparedWithoutCase()
    {
        SeatCapability dance = "danceInTheHall";
        Assert.Equal("danceInTheHall", dance.ToString());
        Assert.Equal(new SeatCapability("DANCEINTHEHALL"), dance);
        Assert.Equal(new SeatCapability("DANCEINTHEHALL").GetHashCode(), dance.GetHashCode());
        Assert.NotEqual(SeatCapability.RaiseHand, dance);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Parse_NoName_IsNoCapability(string? name)
    {
        Assert.ThrowsAny<ArgumentException>(() => SeatCapability.Parse(name!));
        Assert.False(SeatCapability.TryParse(name, null, out _));
    }

    [Fact]
    public void Default_IsTurningTheCameraOn()
    {
        Assert.Equal(SeatCapability.TurnVideoOn, default);
        Assert.Equal("TurnVideoOn", default(SeatCapability).ToString());
        Assert.Equal(default, JsonSerializer.Deserialize<SeatCapability>("\"turnvideoon\""));
    }
}
