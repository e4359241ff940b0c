namespace RoomCalls.Internal.Inputs;

/// <summary>Checks the values that actions take.</summary>
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
                        "The server call id is empty or has a control character. Pass the one from the call's state or from an event.");
                    break;
            }
        }

        /// <summary>Checks the user of a seat.</summary>
        public void CheckSeatUser(ParticipantId? user)
        {
            errors.AddIf(user is null, "The user is missing: say who takes the seat.");
            errors.AddIf(
                user is { Kind: not (ParticipantKind.CommunicationUser or ParticipantKind.TeamsExtensionUser) },
                $"{user} cannot take a seat: only users of Azure Communication Services can.",
                CapabilityReasonCodes.NotCapable);
        }

        /// <summary>Checks a change of a room's participants: only users can be added, phones cannot be removed, and each is listed once.</summary>
        public void CheckRoomParticipants(IReadOnlyList<RoomParticipant> added, IReadOnlyList<ParticipantId> removed)
        {
            ParticipantId?[] users = [.. added.Select(p => p?.Id)];
            foreach (ParticipantId? id in users)
            {
                errors.AddIf(
                    id is not { Kind: ParticipantKind.CommunicationUser },
                    $"{Describe(id)} cannot be a participant of a room: only users of Azure Communication Services can.");
            }

            foreach (ParticipantId? id in removed)
            {
                errors.AddIf(
                    id is null or { Kind: ParticipantKind.PhoneNumber },
                    $"{Describe(id)} cannot be a participant of a room, so it cannot be removed from one.");
            }

            foreach (ParticipantId duplicate in users.Concat(removed).OfType<ParticipantId>().CountBy(id => id).Where(c => c.Value > 1).Select(c => c.Key))
            {
                errors.Add($"{duplicate} is listed more than once.");
            }
        }
    }

    private static string Describe(ParticipantId? id) => id?.ToString() ?? "Nobody (null)";
}
