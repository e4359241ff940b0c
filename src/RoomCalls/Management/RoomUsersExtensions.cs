using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>Short forms over <see cref="IRoomUsers"/>.</summary>
public static class RoomUsersExtensions
{
    extension(IRoomUsers users)
    {
        /// <summary>A user who takes a seat with tokens that this application issues itself, as a server, a test or a sample does.</summary>
        /// <param name="userId">Who.</param>
        /// <returns>The user, for <see cref="JoinCall"/>.</returns>
        public SeatUser SeatUser(ParticipantId userId) =>
            new(userId, async cancellationToken => await users.IssueTokenAsync(new IssueUserToken(userId), cancellationToken).ConfigureAwait(false));
    }
}
