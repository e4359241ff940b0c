using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Requests;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <summary>Creates the envelope of an operation from its record: the same one for every attempt.</summary>
internal sealed class EnvelopeFactory(ActionDefaults defaults, CallKeySigner keySigner)
{
    public ActionEnvelope Create(OperationRecord record, ActionScope scope, ActionDescriptor row) =>
        InternalRequests.CreateEnvelope(record, row.EntersCall ? null : scope.ConnectionId) with
        {
            OperationId = record.Id,
            OperationContext = record.Action.TakesContext ? OperationContextCodec.Encode(record.Id, record.Action.CallerContext) : null,
            CallbackUri = CreateCallbackUri(scope.Leg, record.Action, row),
        };

    private Uri? CreateCallbackUri(ServerLeg? leg, RoomCallAction action, ActionDescriptor row)
    {
        Uri? address = row.CallCallback(action)
            ?? action.CallerCallback
            ?? (action.TakesCallback && leg is { IsForeign: true } ? defaults.CallbackUri : null);
        return address is null || leg is null ? null : keySigner.Sign(address, leg.Key);
    }
}
