using System.Text.Json;
using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Invites a phone or a user.</summary>
/// <remarks>
/// <c>POST …/participants:add</c>, 202. 400/8523: not valid. 403/7504: the room may not dial out. 403/7507: the caller id is not owned.
/// The outcome is AddParticipantSucceeded with a roster, or AddParticipantFailed.
/// </remarks>
internal sealed class AddParticipant() : CallOperation("AddParticipant", "POST", "/participants:add")
{
    private const int MaxTimeoutSeconds = 180;

    public override bool IsRepeatable => true;

    protected override Reply Execute(World world, OperationRequest request, CallConnection connection)
    {
        Identifier invitee = request.GetIdentifier("participantToAdd");
        CallbackAddress address = ReadAddress(world, request, connection);
        TimeSpan timeout = ReadTimeout(world, request);
        ResultInformation? refusal = invitee.Kind switch
        {
            IdentifierKind.Phone => CheckPhone(world, request, connection, invitee),
            IdentifierKind.User => CheckUser(world, connection, invitee),
            _ => throw request.Invalid("participantToAdd must be a communication user or a phone number."),
        };
        Invitation invitation = new(world.NewId(), connection, invitee, request.Callbacks) { Address = address };
        if (refusal is null)
        {
            Invitations.Ring(world, invitation, timeout);
        }
        else
        {
            InvitationNotices.Failed(world, invitation, refusal);
        }

        return new Reply(202, JsonBytes.WriteObject(json =>
        {
            json.WritePropertyName("participant"u8);
            CallPerson.WriteTo(json, invitee, isMuted: false, isOnHold: false);
            if (address.OperationContext is not null)
            {
                json.WriteString("operationContext"u8, address.OperationContext);
            }

            json.WriteString("invitationId"u8, invitation.Id);
        }));
    }

    /// <summary>Reads how long to ring: 0 to 180 s. 0 means the default.</summary>
    private static TimeSpan ReadTimeout(World world, OperationRequest request) => request.GetNumber("invitationTimeoutInSeconds") switch
    {
        null or 0 => world.Options.DefaultInvitationTimeout,
        { } seconds and > 0 and <= MaxTimeoutSeconds => TimeSpan.FromSeconds(seconds),
        _ => throw request.Invalid("invitationTimeoutInSeconds must be 0 to 180."),
    };

    /// <summary>Checks what a phone needs: a caller id, valid numbers, a room that may dial out.</summary>
    private static ResultInformation? CheckPhone(World world, OperationRequest request, CallConnection connection, Identifier phone)
    {
        string callerId = request.GetMember("sourceCallerIdNumber") is { ValueKind: JsonValueKind.Object } number
            && request.GetText(number, "value") is { Length: > 0 } value
                ? value
                : throw request.Invalid("sourceCallerIdNumber is required to add a phone number.");
        if (!Identifier.IsE164(phone.PhoneNumber) || !Identifier.IsE164(callerId))
        {
            throw request.Invalid("A phone number is not in E.164 format.");
        }

        if (!PhoneBook.IsOwnedCallerId(callerId)
            && Refuse(world.Options.UnownedCallerIdBehavior, phone, 7507, "The source caller id number does not belong to this resource") is { } unowned)
        {
            return unowned;
        }

        return connection.Place.AllowsDialOut
            ? null
            : Refuse(world.Options.DialOutDisabledBehavior, phone, 7504, "Dialling out of this room is not enabled");
    }

    /// <summary>Checks that the user is a participant of the room, if the options require it.</summary>
    private static ResultInformation? CheckUser(World world, CallConnection connection, Identifier user) =>
        world.Options.RefuseUninvitedUsers && !connection.Place.IsInvited(user.RawId)
            ? ResultInformation.InvitationFailed(user.RawId, 403, 5828, "The User Is Not On The Invite List Of The Room")
            : null;

    /// <summary>Refuses as the option says: by the response, by the event, or not at all.</summary>
    private static ResultInformation? Refuse(RefusalBehavior behavior, Identifier phone, int subCode, string reason) => behavior switch
    {
        RefusalBehavior.Accept => null,
        RefusalBehavior.Event => ResultInformation.InvitationFailed(phone.RawId, 403, subCode, reason),
        _ => throw new RefusedException(403, subCode.ToString(null, null), reason + "."),
    };
}
