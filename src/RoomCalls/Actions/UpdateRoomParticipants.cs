using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>
/// Changes a room's roster in one request: who is named is added, gets another role or is removed; everybody else stays. Removing somebody who is not on it
/// changes nothing. Who is in the call stays there: only the next join is judged by the new roster. Doing it twice is the same as doing it once.
/// </summary>
/// <param name="RoomId">Which room.</param>
public sealed record UpdateRoomParticipants(RoomId RoomId) : AdministrationAction<ResultInformation>
{
    /// <summary>Who may join, and in which role: who is on the roster already gets this role. Nobody by default. Only users can be on a roster.</summary>
    public IReadOnlyList<RoomParticipant> AddOrUpdate { get; init; } = [];

    /// <summary>Who may no longer join; nobody by default.</summary>
    public IReadOnlyList<ParticipantId> Remove { get; init; } = [];

    internal override RoomId? RoomOfAction => RoomId;

    internal override bool ChangesRoom => true;

    internal override void CollectErrors(ActionErrors errors)
    {
        errors.CheckRoom(RoomId);
        if (AddOrUpdate is null || Remove is null)
        {
            errors.Add("AddOrUpdate and Remove must not be null: leave out what is empty.");
            return;
        }

        errors.AddIf(AddOrUpdate.Count == 0 && Remove.Count == 0, "There is nothing to change: name somebody in AddOrUpdate or Remove.");
        errors.CheckRoomParticipants(AddOrUpdate, Remove);
    }
}
