using System.Text.Json;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>What each seat sees of the others: differences only. The list of a seat stops at a limit; who is beyond it is not visible.</summary>
internal static class SeatList
{
    /// <summary>Tells a seat everything, as the first thing it hears.</summary>
    public static void TellAll(World world, Seat seat)
    {
        if (seat.Outlet is null)
        {
            return;
        }

        CallPerson[] listed = Desired(world, seat, Rank(world, seat.Call));
        foreach (CallPerson person in listed)
        {
            seat.Listed[person.Identifier.RawId] = person;
        }

        Tell(seat, json =>
        {
            json.WriteString("callId"u8, seat.CallId);
            json.WriteString("serverCallId"u8, seat.Call.ServerCallId);
            json.WriteString("state"u8, seat.State);
            SeatJson.WriteSelf(json, seat);
            SeatJson.WriteLines(json, listed);
            json.WriteNumber("totalParticipantCount"u8, seat.Call.People.Count);
        });
    }

    /// <summary>Tells a seat about itself.</summary>
    public static void TellSelf(Seat seat, Action<Utf8JsonWriter> members) => Tell(seat, members);

    /// <summary>Tells everybody who comes into the call.</summary>
    public static void Came(World world, CallPerson person, RoomCall call) => ForOthers(world, call, person, (seat, ranked) =>
    {
        if (seat.Listed.ContainsKey(person.Identifier.RawId) || call.People.Count - 1 <= world.Options.SeatRosterLimit)
        {
            seat.Listed[person.Identifier.RawId] = person;
            TellLines(seat, [person], [], count: true);
        }
        else
        {
            Refresh(seat, Desired(world, seat, ranked.Value), [], [], count: true);
        }
    });

    /// <summary>Tells everybody what is new about somebody.</summary>
    public static void Changed(World world, CallPerson person, RoomCall call) => ForOthers(world, call, person, (seat, ranked) =>
    {
        bool isListed = seat.Listed.ContainsKey(person.Identifier.RawId);
        if (call.People.Count - 1 > world.Options.SeatRosterLimit)
        {
            Refresh(seat, Desired(world, seat, ranked.Value), isListed ? [person] : [], [], count: false);
        }
        else if (isListed)
        {
            TellLines(seat, [person], [], count: false);
        }
    });

    /// <summary>Tells everybody who has left the call.</summary>
    public static void Went(World world, CallPerson person, RoomCall call)
    {
        person.State = "Disconnected";
        person.IsSpeaking = false;
        person.Streams.Clear();
        ForOthers(world, call, person, (seat, ranked) =>
        {
            bool wasListed = seat.Listed.Remove(person.Identifier.RawId);
            Refresh(seat, Desired(world, seat, ranked.Value), wasListed ? [person] : [], wasListed ? [person.Identifier.RawId] : [], count: true);
        });
    }

    /// <summary>Tells a seat how somebody whom it invited comes on.</summary>
    public static void TellInvited(Seat seat, Identifier invitee, params IReadOnlyList<string> states)
    {
        seat.Listed[invitee.RawId] = null;
        foreach (string state in states)
        {
            Tell(seat, json => SeatJson.WriteLine(json, invitee, state, reason: null));
        }
    }

    /// <summary>Tells a seat that somebody whom it invited did not come.</summary>
    public static void TellNotCome(Seat seat, Identifier invitee, ResultInformation why)
    {
        if (seat.Listed.TryGetValue(invitee.RawId, out CallPerson? came) && came is null)
        {
            seat.Listed.Remove(invitee.RawId);
            Tell(seat, json =>
            {
                SeatJson.WriteLine(json, invitee, "Disconnected", why);
                SeatJson.WriteRemoved(json, [invitee.RawId]);
            });
        }
    }

    /// <summary>Tells a seat what its user may do now.</summary>
    public static void TellRights(Seat seat, bool withRole) => Tell(seat, json =>
    {
        if (withRole)
        {
            json.WriteString("role"u8, seat.Role);
        }

        SeatJson.WriteCapabilities(json, seat);
    });

    /// <summary>Tells the seats of all others; who is who for the lists is found out once, if any seat needs it.</summary>
    private static void ForOthers(World world, RoomCall call, CallPerson person, Action<Seat, Lazy<CallPerson[]>> tell)
    {
        Lazy<CallPerson[]> ranked = new(() => Rank(world, call), isThreadSafe: false);
        foreach (Seat seat in call.Seats.Values)
        {
            if (seat.Outlet is not null && seat.Person != person)
            {
                tell(seat, ranked);
            }
        }
    }

    /// <summary>Makes the list what it should be, and tells what changes of it.</summary>
    private static void Refresh(Seat seat, IReadOnlyList<CallPerson> desired, IReadOnlyList<CallPerson> changed, IReadOnlyList<string> gone, bool count)
    {
        HashSet<string> wanted = [.. desired.Select(p => p.Identifier.RawId)];
        string[] fallen = [.. seat.Listed.Where(l => l.Value is not null && !wanted.Contains(l.Key)).Select(l => l.Key)];
        foreach (string rawId in fallen)
        {
            seat.Listed.Remove(rawId);
        }

        CallPerson[] risen = [.. desired.Where(p => !seat.Listed.ContainsKey(p.Identifier.RawId))];
        foreach (CallPerson person in risen)
        {
            seat.Listed[person.Identifier.RawId] = person;
        }

        CallPerson[] lines = [.. changed.Where(p => !fallen.Contains(p.Identifier.RawId)), .. risen];
        if (count || lines.Length > 0 || fallen.Length > 0)
        {
            TellLines(seat, lines, [.. gone, .. fallen], count);
        }
    }

    /// <summary>Whom the list of a seat should show.</summary>
    private static CallPerson[] Desired(World world, Seat seat, CallPerson[] ranked) => [.. ranked.Where(p => p != seat.Person).Take(world.Options.SeatRosterLimit)];

    /// <summary>Whom the lists show, and one more, since nobody is on their own: who sends something first, then who spoke last, then who came first.</summary>
    private static CallPerson[] Rank(World world, RoomCall call)
    {
        int needed = world.Options.SeatRosterLimit + 1;
        return call.People.Count <= needed
            ? [.. call.People.Values]
            : [.. call.People.Values.OrderByDescending(p => p.Streams.Count > 0).ThenByDescending(p => p.LastSpoke).ThenBy(p => p.Order).Take(needed)];
    }

    private static void TellLines(Seat seat, IReadOnlyList<CallPerson> lines, IReadOnlyList<string> removed, bool count) => Tell(seat, json =>
    {
        SeatJson.WriteLines(json, lines);
        SeatJson.WriteRemoved(json, removed);
        if (count)
        {
            json.WriteNumber("totalParticipantCount"u8, seat.Call.People.Count);
        }
    });

    private static void Tell(Seat seat, Action<Utf8JsonWriter> members) => seat.Outlet?.Invoke(JsonBytes.Object(json =>
    {
        json.WriteString("type"u8, "update"u8);
        members(json);
    }));
}
