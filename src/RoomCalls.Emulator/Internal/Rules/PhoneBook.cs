using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>How phones behave: those of the range +1 500 555 01NN by their last two digits, all others answer.</summary>
internal static class PhoneBook
{
    private const string BehaviorRange = "+150055501";
    private const string UnownedRange = "+150055502";
    private const int FullLength = 12;

    /// <summary>How long number 07 rings.</summary>
    public static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(20);

    /// <summary>How long number 05 stays.</summary>
    public static readonly TimeSpan ShortStay = TimeSpan.FromSeconds(5);

    /// <summary>Whether the resource owns a number that is to be shown to the callee.</summary>
    public static bool IsOwnedCallerId(string number) => !(number.Length == FullLength && number.StartsWith(UnownedRange, StringComparison.Ordinal));

    /// <summary>Finds the behavior of a number when it is dialled.</summary>
    public static Answer FindAnswer(string number, TimeSpan ring)
    {
        string behavior = number.Length == FullLength && number.StartsWith(BehaviorRange, StringComparison.Ordinal) ? number[BehaviorRange.Length..] : "";
        return behavior switch
        {
            "01" => new Answer { After = ring, Failure = rawId => Failed(rawId, 486, "Busy Here", 17, "User busy") },
            "02" => new Answer { After = ring, Failure = rawId => Failed(rawId, 603, "Decline", 21, "Call rejected") },
            "03" => new Answer { After = null },
            "04" => new Answer { After = ring, Failure = rawId => Failed(rawId, 404, "Not Found", 1, "Unallocated number") },
            "05" => new Answer { After = ring, HangUpAfter = ShortStay },
            "06" => new Answer { After = ring, Tones = "one" },
            "07" => new Answer { After = SlowAnswer },
            _ => new Answer { After = ring },
        };
    }

    /// <summary>Creates the failure of a phone that was not answered in time.</summary>
    public static ResultInformation NoAnswer(string rawId) => Failed(rawId, 480, "Temporarily Unavailable", 19, "No answer from user");

    private static ResultInformation Failed(string rawId, int code, string reason, int q850Code, string q850Reason) =>
        ResultInformation.InvitationFailed(rawId, code, 560_000 + code, reason) with { Sip = (code, reason, q850Code, q850Reason) };
}
