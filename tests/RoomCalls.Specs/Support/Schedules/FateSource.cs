using RoomCalls.Actions;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>Decides what becomes of requests, by a seed. Each kind of request has dice of its own, so that one request more leaves the others as they were.</summary>
internal sealed class FateSource(int seed, bool isCalm)
{
    private static readonly int[] Answers = [0, 0, 0, 0, 0, 0, 20, 50, 200, 1_000, 5_000];
    private static readonly int[] Events = [0, 0, 0, 10, 30, 100, 300, 2_000, 6_000];
    private static readonly int[] Leavings = [0, 0, 0, 50, 300, 3_000];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Random> _dice = [];

    public Fate Next(RoomCallAction action)
    {
        lock (_gate)
        {
            if (!_dice.TryGetValue(action.Name, out Random? dice))
            {
                _dice[action.Name] = dice = new Random(action.Name.Aggregate(seed, static (hash, letter) => unchecked((hash * 31) + letter)));
            }

            Fate fate = new() { Answer = Pick(dice, Answers), Event = Pick(dice, Events), Leaving = Pick(dice, Leavings) };
            (int kind, int lost, int leaving) = (dice.Next(100), dice.Next(100), dice.Next(100));
            return isCalm ? fate : fate with
            {
                Kind = kind switch
                {
                    < 5 => FateKind.Refused,
                    < 10 => FateKind.Throttled,
                    < 17 => FateKind.Unclear,
                    < 21 => FateKind.UnclearNotDone,
                    < 24 => FateKind.AnswerLost,
                    < 29 => FateKind.FailsLater,
                    _ => FateKind.Done,
                },
                EventLost = lost < 4,
                Leaving = action is JoinCall && leaving < 6 ? null : fate.Leaving,
            };
        }
    }

    private static TimeSpan Pick(Random dice, int[] milliseconds) => TimeSpan.FromMilliseconds(milliseconds[dice.Next(milliseconds.Length)]);
}
