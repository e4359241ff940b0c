using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Lists the people in the call, page by page.</summary>
/// <remarks>
/// <c>GET …/participants</c>, 200. A page ends at a person's position, so that people who come or go between two pages shift nothing.
/// </remarks>
internal sealed class ListCallParticipants() : CallOperation("ListParticipants", "GET", "/participants")
{
    private const string TokenName = "skipToken";

    protected override Reply Execute(World world, OperationRequest request, CallConnection connection)
    {
        long after = request.GetPageStart(TokenName);
        int size = world.Options.RosterPageSize;
        CallPerson[] found = [.. connection.Call!.People.Values.Where(person => person.Order > after).Take(size + 1)];
        return new Reply(200, JsonBytes.WriteObject(json =>
        {
            json.WriteStartArray("value"u8);
            foreach (CallPerson person in found.Take(size))
            {
                person.WriteTo(json);
            }

            json.WriteEndArray();
            if (found.Length > size)
            {
                json.WriteString("nextLink"u8, request.CreateNextLink(world.Options, TokenName, found[size - 1].Order));
            }
        }));
    }
}
