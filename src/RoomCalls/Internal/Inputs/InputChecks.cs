namespace RoomCalls.Internal.Inputs;

/// <summary>What the nouns that actions take must look like.</summary>
internal static class InputChecks
{
    extension(ActionErrors errors)
    {
        public void CheckRoom(RoomId room)
        {
            string id = room.ToString();
            if (string.IsNullOrWhiteSpace(id))
            {
                errors.Add("The room id is empty. Pass the id that creating the room returned.");
            }
            else if (id.AsSpan().ContainsAny('/', '\\') || id.Any(char.IsControl))
            {
                errors.Add("The room id has a slash or a control character. Pass the id alone, not an address.");
            }
        }

        public void CheckLocator(CallLocator? locator)
        {
            switch (locator)
            {
                case null:
                    errors.Add("The locator is missing: say which call, for example CallLocator.Room(roomId).");
                    break;
                case RoomCallLocator room:
                    errors.CheckRoom(room.RoomId);
                    break;
                case GroupCallLocator group:
                    errors.AddIf(group.GroupCallId == Guid.Empty, "The group call id is empty. Pass the one with which the clients joined.");
                    break;
                case ServerCallLocator server:
                    errors.AddIf(
                        string.IsNullOrWhiteSpace(server.ServerCallId) || server.ServerCallId.Any(char.IsControl),
                        "The server call id is empty or has a control character. Pass the one that the call's state or an event told.");
                    break;
            }
        }

        /// <summary>Checks a change of a room's participants: who comes must be a user; who goes, no phone; and each is named once.</summary>
        public void CheckRoomParticipants(IReadOnlyList<RoomParticipant> coming, IReadOnlyList<ParticipantId> going)
        {
            ParticipantId?[] users = [.. coming.Select(p => p?.Id)];
            foreach (ParticipantId? id in users)
            {
                errors.AddIf(
                    id is not { Kind: ParticipantKind.CommunicationUser },
                    $"{Name(id)} cannot be on a room's roster: only users of Azure Communication Services can.");
            }

            foreach (ParticipantId? id in going)
            {
                errors.AddIf(id is null or { Kind: ParticipantKind.PhoneNumber }, $"{Name(id)} cannot be on a room's roster, so it cannot be removed from one.");
            }

            foreach (ParticipantId twice in users.Concat(going).OfType<ParticipantId>().CountBy(id => id).Where(c => c.Value > 1).Select(c => c.Key))
            {
                errors.Add($"{twice} is listed more than once.");
            }
        }
    }

    private static string Name(ParticipantId? id) => id?.ToString() ?? "Nobody (null)";
}
