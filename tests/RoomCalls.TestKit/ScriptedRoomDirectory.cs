using RoomCalls.Actions;
using RoomCalls.Policies;
using RoomCalls.Transport;

namespace RoomCalls.TestKit;

/// <summary>A room and its participants, as read for decisions. The room is open and allows phones, unless a test says otherwise.</summary>
public sealed class ScriptedRoomDirectory
{
    public Room Room { get; set; } = new("991") { ValidUntil = DateTimeOffset.MaxValue - TimeSpan.FromDays(1), PstnDialOutEnabled = true };

    public List<RoomParticipant> Roster { get; } = [];

    public Exception? Failure { get; set; }

    public int RoomReads { get; private set; }

    public int RosterReads { get; private set; }

    /// <summary>Reads for decisions are known by their deadline.</summary>
    public static bool IsAsked(RoomCallAction action) => action is GetRoom or ListRoomParticipants && action.Deadline == new RoleOptions().ReadTimeout;

    public Task<ActionAnswer> AnswerAsync(RoomCallAction action)
    {
        (RoomReads, RosterReads) = action is GetRoom ? (RoomReads + 1, RosterReads) : (RoomReads, RosterReads + 1);
        return Failure is null
            ? Task.FromResult(ActionAnswer.FromValue(action is GetRoom ? Room : new ListPage<RoomParticipant> { Items = [.. Roster] }))
            : Task.FromException<ActionAnswer>(Failure);
    }
}
