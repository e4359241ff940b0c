namespace RoomCalls.Rest.Internal.Wire;

/// <summary>The names of DTMF tones on the wire.</summary>
internal static class DtmfToneNames
{
    private static readonly string[] Names =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "a", "b", "c", "d", "pound", "asterisk"];

    /// <summary>Returns the wire's name of a tone.</summary>
    public static string GetName(DtmfTone tone) => Names[(int)tone];
}
