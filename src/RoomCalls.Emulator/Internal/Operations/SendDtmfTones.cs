using System.Text.Json;
using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Sends tones to a phone in the call.</summary>
/// <remarks>
/// <c>POST …:sendDtmfTones</c>, 202. 400/8523: no phone, or not 1 to 18 tones. 404/8522: not in the call. 412/8583: busy with others.
/// The outcome is SendDtmfTonesCompleted, or SendDtmfTonesFailed when the phone leaves.
/// </remarks>
internal sealed class SendDtmfTones() : CallOperation("SendDtmfTones", "POST", ":sendDtmfTones")
{
    private const int MaxTones = 18;

    private static readonly ResultInformation NotInCall = new(404, 8522, "Participant not found. DiagCode: 404#8522.@");

    private static readonly HashSet<string> Tones = new(StringComparer.Ordinal)
    {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "a", "b", "c", "d", "pound", "asterisk",
    };

    public override bool IsRepeatable => true;

    protected override Reply Execute(World world, OperationRequest request, CallConnection connection)
    {
        RoomCall call = connection.Call!;
        string[] tones = ReadTones(request);
        CallbackAddress address = ReadAddress(world, request, connection);
        Identifier target = request.GetIdentifier("targetParticipant");
        if (target.Kind != IdentifierKind.Phone)
        {
            throw request.Invalid("Tones can be sent to phone participants only.");
        }

        if (!call.People.TryGetValue(target.RawId, out CallPerson? phone))
        {
            throw NotFound("Participant not found.");
        }

        if (phone.IsReceivingTones)
        {
            throw new RefusedException(412, "8583", "Another media operation is in progress for the participant.");
        }

        phone.IsReceivingTones = true;
        request.Callbacks.Pending.Begin();
        world.Schedule(world.Options.ToneDuration * tones.Length, () => Complete(world, request, connection, address, phone, tones));
        return Echo(202, address);
    }

    /// <summary>Reads 1 to 18 tones by their names on the wire.</summary>
    private static string[] ReadTones(OperationRequest request)
    {
        JsonElement.ArrayEnumerator named = request.GetList("tones")?.EnumerateArray() ?? default;
        string[] tones = [.. named.Select(tone => tone.ValueKind == JsonValueKind.String ? tone.GetString()! : "")];
        return tones.Length is > 0 and <= MaxTones && Array.TrueForAll(tones, Tones.Contains)
            ? tones
            : throw request.Invalid("tones must hold 1 to 18 tones.");
    }

    /// <summary>Completes the sending. It fails when the phone has left.</summary>
    private static void Complete(World world, OperationRequest request, CallConnection connection, CallbackAddress address, CallPerson phone, string[] tones)
    {
        phone.IsReceivingTones = false;
        if (connection.State == ConnectionState.Connected)
        {
            string rawId = phone.Identifier.RawId;
            bool isInCall = connection.Call!.People.TryGetValue(rawId, out CallPerson? now) && ReferenceEquals(now, phone);
            if (isInCall)
            {
                world.Record(LedgerKind.TonesSent, connection.Call, rawId, connection, string.Join(' ', tones));
            }

            ResultInformation result = isInCall ? ResultInformation.ActionCompleted : NotInCall;
            world.Emit(connection, isInCall ? "SendDtmfTonesCompleted" : "SendDtmfTonesFailed", address, result, request.Callbacks);
        }

        request.Callbacks.Pending.End();
    }
}
