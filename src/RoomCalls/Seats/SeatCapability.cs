using System.Collections.Frozen;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>Something that the service lets a seat's user do or not. Immutable.</summary>
/// <remarks>
/// The service can add capabilities, so any name is one; those that are known have members here, with the names of the Calling SDK for Windows. The names of the
/// Calling SDK for the web mean the same: <c>unmuteMic</c> is <see cref="UnmuteMicrophone"/>. Capabilities are compared without regard to case.
/// </remarks>
[TypeConverter(typeof(TextValueTypeConverter<SeatCapability>))]
[JsonConverter(typeof(TextValueJsonConverter<SeatCapability>))]
public readonly struct SeatCapability : IEquatable<SeatCapability>, IParsable<SeatCapability>, ITextValue<SeatCapability>
{
    private readonly string? _name;

    /// <summary>Creates a capability from its name.</summary>
    /// <param name="name">
    /// The name of either Calling SDK, in any case, for example <c>RemoveParticipant</c>. A name that RoomCalls does not know is kept as it is.
    /// </param>
    /// <exception cref="ArgumentException">The name is null, empty or blank.</exception>
    public SeatCapability(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        string known = Names.All.GetValueOrDefault(name, name);
        _name = known == Names.Default ? null : known;
    }

    /// <summary>Turning the camera on. It is the default value.</summary>
    public static SeatCapability TurnVideoOn => default;

    /// <summary>Unmuting the microphone.</summary>
    public static SeatCapability UnmuteMicrophone { get; } = new("UnmuteMicrophone");

    /// <summary>Sharing the screen.</summary>
    public static SeatCapability ShareScreen { get; } = new("ShareScreen");

    /// <summary>Removing others from the call.</summary>
    public static SeatCapability RemoveParticipant { get; } = new("RemoveParticipant");

    /// <summary>Ending the call for everyone.</summary>
    public static SeatCapability HangUpForEveryone { get; } = new("HangUpForEveryone");

    /// <summary>Adding users of Microsoft Teams.</summary>
    public static SeatCapability AddTeamsUser { get; } = new("AddTeamsUser");

    /// <summary>Adding users of Azure Communication Services.</summary>
    public static SeatCapability AddCommunicationUser { get; } = new("AddCommunicationUser");

    /// <summary>Adding phones.</summary>
    public static SeatCapability AddPhoneNumber { get; } = new("AddPhoneNumber");

    /// <summary>Dialling out to phones. Only the Calling SDK for the web has it, in addition to <see cref="AddPhoneNumber"/>.</summary>
    public static SeatCapability PstnDialOut { get; } = new("PstnDialOut");

    /// <summary>Managing the lobby of a Teams meeting.</summary>
    public static SeatCapability ManageLobby { get; } = new("ManageLobby");

    /// <summary>Spotlighting a participant.</summary>
    public static SeatCapability SpotlightParticipant { get; } = new("SpotlightParticipant");

    /// <summary>Removing a spotlight.</summary>
    public static SeatCapability RemoveParticipantSpotlight { get; } = new("RemoveParticipantSpotlight");

    /// <summary>Blurring the background of the camera.</summary>
    public static SeatCapability BlurBackground { get; } = new("BlurBackground");

    /// <summary>Replacing the background of the camera.</summary>
    public static SeatCapability CustomBackground { get; } = new("CustomBackground");

    /// <summary>Starting the captions of a call.</summary>
    public static SeatCapability StartLiveCaptions { get; } = new("StartLiveCaptions");

    /// <summary>Starting the captions of a Teams meeting. Only the Calling SDK for the web has it.</summary>
    public static SeatCapability StartLiveMeetingCaptions { get; } = new("StartLiveMeetingCaptions");

    /// <summary>Changing the language of the captions.</summary>
    public static SeatCapability SetCaptionLanguage { get; } = new("SetCaptionLanguage");

    /// <summary>Raising the hand.</summary>
    public static SeatCapability RaiseHand { get; } = new("RaiseHand");

    /// <summary>Muting others.</summary>
    public static SeatCapability MuteOthers { get; } = new("MuteOthers");

    /// <summary>Reacting with an emoji.</summary>
    public static SeatCapability UseReactions { get; } = new("UseReactions");

    /// <summary>Seeing the names of attendees.</summary>
    public static SeatCapability ViewAttendeeNames { get; } = new("ViewAttendeeNames");

    /// <summary>Starting Together mode.</summary>
    public static SeatCapability StartTogetherMode { get; } = new("StartTogetherMode");

    /// <summary>Joining breakout rooms.</summary>
    public static SeatCapability JoinBreakoutRooms { get; } = new("JoinBreakoutRooms");

    /// <summary>Forbidding others to unmute.</summary>
    public static SeatCapability ForbidOthersAudio { get; } = new("ForbidOthersAudio");

    /// <summary>Forbidding others to turn their cameras on.</summary>
    public static SeatCapability ForbidOthersVideo { get; } = new("ForbidOthersVideo");

    /// <summary>Sending text as it is typed.</summary>
    public static SeatCapability RealTimeText { get; } = new("RealTimeText");

    /// <summary>Compares two capabilities without regard to case.</summary>
    /// <param name="left">The first capability.</param>
    /// <param name="right">The second capability.</param>
    /// <returns>Whether they are the same capability.</returns>
    public static bool operator ==(SeatCapability left, SeatCapability right) => left.Equals(right);

    /// <summary>Compares two capabilities without regard to case.</summary>
    /// <param name="left">The first capability.</param>
    /// <param name="right">The second capability.</param>
    /// <returns>Whether they are different capabilities.</returns>
    public static bool operator !=(SeatCapability left, SeatCapability right) => !left.Equals(right);

    /// <summary>Converts a name to a capability.</summary>
    /// <param name="name">The name of either Calling SDK, in any case.</param>
    public static implicit operator SeatCapability(string name) => new(name);

    /// <summary>Converts a name to a capability.</summary>
    /// <param name="s">The name of either Calling SDK, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The capability.</returns>
    /// <exception cref="ArgumentException">The name is null, empty or blank.</exception>
    public static SeatCapability Parse(string s, IFormatProvider? provider = null) => new(s);

    /// <summary>Converts a name to a capability.</summary>
    /// <param name="s">The name of either Calling SDK, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The capability; the default value when the name is null, empty or blank.</param>
    /// <returns>Whether the text is a capability.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out SeatCapability result)
    {
        result = string.IsNullOrWhiteSpace(s) ? default : new(s);
        return !string.IsNullOrWhiteSpace(s);
    }

    /// <inheritdoc/>
    public bool Equals(SeatCapability other) => string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SeatCapability other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the name of the capability as the Calling SDK for Windows writes it, where it has the capability.</summary>
    /// <returns>The name; <c>TurnVideoOn</c> for the default value.</returns>
    public override string ToString() => _name ?? Names.Default;

    /// <inheritdoc/>
    string ITextValue<SeatCapability>.ToText() => ToString();

    /// <summary>The known names. They are in a separate class, so that they exist before the first member is created from them.</summary>
    private static class Names
    {
        public const string Default = "TurnVideoOn";

        private static readonly string[] Known =
        [
            Default, "UnmuteMicrophone", "ShareScreen", "RemoveParticipant", "HangUpForEveryone", "AddTeamsUser", "AddCommunicationUser", "AddPhoneNumber",
            "PstnDialOut", "ManageLobby", "SpotlightParticipant", "RemoveParticipantSpotlight", "BlurBackground", "CustomBackground", "StartLiveCaptions",
            "StartLiveMeetingCaptions", "SetCaptionLanguage", "RaiseHand", "MuteOthers", "UseReactions", "ViewAttendeeNames", "StartTogetherMode",
            "JoinBreakoutRooms", "ForbidOthersAudio", "ForbidOthersVideo", "RealTimeText",
        ];

        /// <summary>The names that are spelled differently on the web; the last one only in its documentation.</summary>
        private static readonly KeyValuePair<string, string>[] Others =
        [
            new("unmuteMic", "UnmuteMicrophone"),
            new("removeParticipantsSpotlight", "RemoveParticipantSpotlight"),
            new("startLiveCallingCaptions", "StartLiveCaptions"),
            new("reaction", "UseReactions"),
        ];

        public static FrozenDictionary<string, string> All { get; } =
            Known.Select(static name => KeyValuePair.Create(name, name)).Concat(Others).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
