using System.Text.Json;
using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Mutes users.</summary>
/// <remarks>
/// <c>POST …/participants:mute</c>, 200. 400/8523: no target, or a phone. 404/8522: not in the call.
/// The only outcome is a roster; without a change there is none.
/// </remarks>
internal sealed class MuteParticipants() : CallOperation("MuteParticipants", "POST", "/participants:mute")
{
    public override bool IsRepeatable => true;

    protected override Reply Execute(World world, OperationRequest request, CallConnection connection)
    {
        CallbackAddress address = new(connection.CallbackUri, request.GetText("operationContext"));
        List<CallPerson> targets = [];
        if (request.GetList("targetParticipants") is { } list)
        {
            foreach (JsonElement element in list.EnumerateArray())
            {
                targets.Add(Find(request, connection.Call!, request.GetIdentifier(element, "targetParticipants")));
            }
        }

        if (targets.Count == 0)
        {
            throw request.Invalid("targetParticipants is required.");
        }

        targets.RemoveAll(person => person.IsMuted);
        foreach (CallPerson person in targets)
        {
            SeatControls.SetMuted(world, connection.Call!, person, isMuted: true, byOthers: true);
            world.Record(LedgerKind.Muted, connection.Call!, person.Identifier.RawId, connection);
        }

        if (targets.Count > 0)
        {
            Roster.Announce(world, connection.Call!, request.Callbacks);
        }

        return Echo(200, address);
    }

    private static CallPerson Find(OperationRequest request, RoomCall call, Identifier target)
    {
        if (target.Kind != IdentifierKind.User)
        {
            throw request.Invalid("Only communication users can be muted.");
        }

        return call.People.TryGetValue(target.RawId, out CallPerson? person) ? person : throw NotFound("Participant not found.");
    }
}
