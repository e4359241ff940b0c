using System.Buffers;
using System.Text.Json;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Reads a person in the call.</summary>
/// <remarks>
/// <c>GET …/participants/{rawId}</c>, 200. 404/8522: not in the call.
/// </remarks>
internal sealed class GetCallParticipant() : CallOperation("GetParticipant", "GET", "/participants/*")
{
    protected override Reply Execute(World world, OperationRequest request, CallConnection connection)
    {
        if (!connection.Call!.People.TryGetValue(request.Target.ParticipantId, out CallPerson? person))
        {
            throw NotFound("Participant not found.");
        }

        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            person.WriteTo(json);
        }

        return new Reply(200, buffer.WrittenSpan.ToArray());
    }
}
