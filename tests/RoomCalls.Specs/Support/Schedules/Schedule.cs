using System.Globalization;
using System.Text;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>What several actors do in a few rooms, and when: the same for the same seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="IsCalm">Whether the service does all that it is asked, with delays only, and nobody gives up waiting.</param>
/// <param name="Rooms">How many rooms there are.</param>
/// <param name="Steps">What happens, in order.</param>
internal sealed record Schedule(int Seed, bool IsCalm, int Rooms, IReadOnlyList<ScheduleStep> Steps)
{
    private static readonly int[] Gaps = [0, 0, 0, 0, 0, 1, 10, 60, 110, 240, 251, 400, 1_000, 3_000, 8_000, 20_000];

    /// <summary>Steps as often as they are here.</summary>
    private static readonly StepKind[] Kinds =
    [
        StepKind.Connect, StepKind.Connect, StepKind.Connect, StepKind.Connect, StepKind.Connect, StepKind.Join, StepKind.Join, StepKind.Join, StepKind.Join,
        StepKind.Attach, StepKind.HangUp, StepKind.HangUp, StepKind.HangUp, StepKind.EndForEveryone, StepKind.Dispose, StepKind.Dispose, StepKind.Dispose,
        StepKind.RaiseHand, StepKind.Add, StepKind.Add, StepKind.Remove, StepKind.LegDrops, StepKind.CallEnds, StepKind.Cancel, StepKind.Cancel,
    ];

    /// <param name="seed">The seed.</param>
    /// <param name="longest">The most steps.</param>
    public static Schedule Create(int seed, int longest = 20)
    {
        Random random = new(seed);
        bool isCalm = random.Next(5) < 2;
        int rooms = 1 + (random.Next(4) / 3);
        int actors = 2 + random.Next(4);
        List<ScheduleStep> steps = [];
        for (int count = 4 + random.Next(longest - 3); count > 0; count--)
        {
            StepKind kind = Kinds[random.Next(isCalm ? Kinds.Length - 2 : Kinds.Length)];
            steps.Add(new ScheduleStep(TimeSpan.FromMilliseconds(Gaps[random.Next(Gaps.Length)]), kind, random.Next(actors), random.Next(rooms), random.Next(3), random.Next(100)));
        }

        if (random.Next(6) == 0)
        {
            steps.Add(new ScheduleStep(TimeSpan.FromMilliseconds(Gaps[random.Next(Gaps.Length)]), StepKind.DisposeManager, 0, 0, 0, 0));
        }

        return new Schedule(seed, isCalm, rooms, steps);
    }

    /// <summary>What becomes of requests: the same for the same seed and the same requests.</summary>
    public FateSource CreateFates() => new(Seed, IsCalm);

    public override string ToString()
    {
        StringBuilder text = new(string.Create(CultureInfo.InvariantCulture, $"seed {Seed}: {(IsCalm ? "a service that only delays" : "a service that fails")}, {Rooms} room(s)\n"));
        foreach (ScheduleStep step in Steps)
        {
            text.Append("  ").Append(step).Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>One thing that somebody does, some time after the step before. Without time between, they happen at once.</summary>
internal sealed record ScheduleStep(TimeSpan Gap, StepKind Kind, int Actor, int Room, int User, int Choice)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"after {Gap.TotalMilliseconds,6:0} ms  {Kind switch
        {
            StepKind.Connect => $"actor {Actor} connects to room {Room}",
            StepKind.Join => $"actor {Actor} joins room {Room} as {(char)('A' + User)}",
            StepKind.Attach => $"actor {Actor} attaches to {(Choice < 40 ? "another application's" : Choice < 90 ? "a left" : "an unknown")} leg in room {Room}",
            StepKind.HangUp => $"actor {Actor} hangs up the newest handle",
            StepKind.EndForEveryone => $"actor {Actor} ends the call of the newest handle for everybody",
            StepKind.Dispose => $"actor {Actor} disposes the {(Choice < 50 ? "newest" : "oldest")} handle",
            StepKind.Cancel => $"actor {Actor} gives up what is pending",
            StepKind.Add => $"actor {Actor} adds a phone by the newest handle",
            StepKind.Remove => $"actor {Actor} removes {(char)('A' + User)} by the newest handle",
            StepKind.RaiseHand => $"actor {Actor} raises the hand at the newest handle",
            StepKind.LegDrops => $"the service drops a leg of room {Room}",
            StepKind.CallEnds => $"the service ends the call of room {Room}",
            _ => "the manager is disposed",
        }}");
}

internal enum StepKind
{
    Connect,
    Join,
    Attach,
    HangUp,
    EndForEveryone,
    Dispose,
    Cancel,
    Add,
    Remove,
    RaiseHand,
    LegDrops,
    CallEnds,
    DisposeManager,
}
