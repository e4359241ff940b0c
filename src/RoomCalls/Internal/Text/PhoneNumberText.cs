namespace RoomCalls.Internal.Text;

/// <summary>The form that a phone number must have to be dialled.</summary>
internal static class PhoneNumberText
{
    /// <summary>Whether a number is E.164: a plus sign, then 2 to 15 digits, the first not zero.</summary>
    public static bool IsE164(string number) =>
        number.Length is >= 3 and <= 16 && number[0] == '+' && number[1] is >= '1' and <= '9' && number.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;
}
