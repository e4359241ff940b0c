using System.Text.Json;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>Sends each seat what changes in its roster of the other people. The roster has a size limit; people beyond it are not visible.</summary>
internal static class SeatList
{
    /// <summary>Sends a new seat the whole state.</summary>
    public static void SendAll(World world, Seat seat)
    {
        if (seat.Outlet is null)
        {
            return;
        }

        CallPerson[] listed = SelectListed(world, seat, Rank(world, seat.Call));
        foreach (CallPerson person in listed)
        {
            seat.Listed[person.Identifier.RawId] = person;
        }

        Send(seat, json =>
        {
            json.WriteString("callId"u8, seat.CallId);
            json.WriteString("serverCallId"u8, seat.Call.ServerCallId);
            json.WriteString("state"u8, seat.State);
            SeatJson.WriteSelf(json, seat);
            SeatJson.WriteLines(json, listed);
            json.WriteNumber("totalParticipantCount"u8, seat.Call.People.Count);
        });
    }

    /// <summary>Sends a seat a change of itself.</summary>
    public static void SendSelf(Seat seat, Action<Utf8JsonWriter> members) => Send(seat, members);

    /// <summary>Adds a person who has joined to the rosters of the others.</summary>
    public static void AddPerson(World world, CallPerson person, RoomCall call) => ForOthers(world, call, person, (seat, ranked) =>
    {
        if (seat.Listed.ContainsKey(person.Identifier.RawId) || call.People.Count - 1 <= world.Options.SeatRosterLimit)
        {
            seat.Listed[person.Identifier.RawId] = person;
            SendLines(seat, [person], [], withCount: true);
        }
        else
        {
            Refresh(seat, SelectListed(world, seat, ranked.Value), [], [], withCount: true);
        }
    });

    /// <summary>Updates a person in the rosters of the others.</summary>
    public static void UpdatePerson(World world, CallPerson person, RoomCall call) => ForOthers(world, call, person, (seat, ranked) =>
    {
        bool isListed = seat.Listed.ContainsKey(person.Identifier.RawId);
        if (call.People.Count - 1 > world.Options.SeatRosterLimit)
        {
            Refresh(seat, SelectListed(world, seat, ranked.Value), isListed ? [person] : [], [], withCount: false);
        }
        else if (isListed)
        {
            SendLines(seat, [person], [], withCount: false);
        }
    });

    /// <summary>Removes a person who has left from the rosters of the others.</summary>
    public static void RemovePerson(World world, CallPerson person, RoomCall call)
    {
        person.State = "Disconnected";
        person.IsSpeaking = false;
        person.Streams.Clear();
        ForOthers(world, call, person, (seat, ranked) =>
        {
            bool wasListed = seat.Listed.Remove(person.Identifier.RawId);
            Refresh(seat, SelectListed(world, seat, ranked.Value), wasListed ? [person] : [], wasListed ? [person.Identifier.RawId] : [], withCount: true);
        });
    }

    /// <summary>Sends a seat the states that its invitee goes through.</summary>
    public static void SendInvitee(Seat seat, Identifier invitee, params IReadOnlyList<string> states)
    {
        seat.Listed[invitee.RawId] = null;
        foreach (string state in states)
        {
            Send(seat, json => SeatJson.WriteLine(json, invitee, state, reason: null));
        }
    }

    /// <summary>Sends a seat that its invitee does not come.</summary>
    public static void SendInviteeFailed(Seat seat, Identifier invitee, ResultInformation why)
    {
        if (seat.Listed.TryGetValue(invitee.RawId, out CallPerson? person) && person is null)
        {
            seat.Listed.Remove(invitee.RawId);
            Send(seat, json =>
            {
                SeatJson.WriteLine(json, invitee, "Disconnected", why);
                SeatJson.WriteRemoved(json, [invitee.RawId]);
            });
        }
    }

    /// <summary>Sends a seat the capabilities that its user has now.</summary>
    public static void SendCapabilities(Seat seat, bool withRole) => Send(seat, json =>
    {
        if (withRole)
        {
            json.WriteString("role"u8, seat.Role);
        }

        SeatJson.WriteCapabilities(json, seat);
    });

    /// <summary>Runs an action for the seats of all other people. The ranking is computed once, if any seat needs it.</summary>
    private static void ForOthers(World world, RoomCall call, CallPerson person, Action<Seat, Lazy<CallPerson[]>> update)
    {
        Lazy<CallPerson[]> ranked = new(() => Rank(world, call), isThreadSafe: false);
        foreach (Seat seat in call.Seats.Values)
        {
            if (seat.Outlet is not null && seat.Person != person)
            {
                update(seat, ranked);
            }
        }
    }

    /// <summary>Brings the roster of a seat up to date, and sends what changes.</summary>
    private static void Refresh(Seat seat, IReadOnlyList<CallPerson> desired, IReadOnlyList<CallPerson> changed, IReadOnlyList<string> removed, bool withCount)
    {
        HashSet<string> wanted = [.. desired.Select(p => p.Identifier.RawId)];
        string[] dropped = [.. seat.Listed.Where(l => l.Value is not null && !wanted.Contains(l.Key)).Select(l => l.Key)];
        foreach (string rawId in dropped)
        {
            seat.Listed.Remove(rawId);
        }

        CallPerson[] added = [.. desired.Where(p => !seat.Listed.ContainsKey(p.Identifier.RawId))];
        foreach (CallPerson person in added)
        {
            seat.Listed[person.Identifier.RawId] = person;
        }

        CallPerson[] lines = [.. changed.Where(p => !dropped.Contains(p.Identifier.RawId)), .. added];
        if (withCount || lines.Length > 0 || dropped.Length > 0)
        {
            SendLines(seat, lines, [.. removed, .. dropped], withCount);
        }
    }

    /// <summary>The people that the roster of a seat should show.</summary>
    private static CallPerson[] SelectListed(World world, Seat seat, CallPerson[] ranked) =>
        [.. ranked.Where(p => p != seat.Person).Take(world.Options.SeatRosterLimit)];

    /// <summary>
    /// The people that rosters show, and one more, because no roster shows the seat's user: people who send a stream come first, then those who spoke last, then
    /// those who joined first.
    /// </summary>
    private static CallPerson[] Rank(World world, RoomCall call)
    {
        int needed = world.Options.SeatRosterLimit + 1;
        return call.People.Count <= needed
            ? [.. call.People.Values]
            : [.. call.People.Values.OrderByDescending(p => p.Streams.Count > 0).ThenByDescending(p => p.LastSpeech).ThenBy(p => p.Order).Take(needed)];
    }

    private static void SendLines(Seat seat, IReadOnlyList<CallPerson> lines, IReadOnlyList<string> removed, bool withCount) => Send(seat, json =>
    {
        SeatJson.WriteLines(json, lines);
        SeatJson.WriteRemoved(json, removed);
        if (withCount)
        {
            json.WriteNumber("totalParticipantCount"u8, seat.Call.People.Count);
        }
    });

    private static void Send(Seat seat, Action<Utf8JsonWriter> members) => seat.Outlet?.Invoke(JsonBytes.WriteObject(json =>
    {
        json.WriteString("type"u8, "update"u8);
        members(json);
    }));
}
