using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <summary>Creates the envelope of an operation from its record: the same one for every attempt.</summary>
internal sealed class EnvelopeFactory(ActionDefaults defaults, CallKeySigner keySigner)
{
    public ActionEnvelope Create(OperationRecord record, ActionScope scope) => Create(record, record.Action is ConnectCall ? null : scope.ConnectionId) with
    {
        OperationContext = record.Action.TakesContext ? OperationContextCodec.Encode(record.Id, record.Action.CallerContext) : null,
        CallbackUri = CreateCallbackUri(scope.Call, record.Action),
    };

    /// <summary>Creates the envelope of a request without events.</summary>
    public static ActionEnvelope Create(OperationRecord record, CallConnectionId? leg) =>
        new() { CallConnectionId = leg, RepeatabilityId = record.RepeatabilityId, FirstSent = record.FirstSent };

    private Uri? CreateCallbackUri(LiveCall? call, RoomCallAction action)
    {
        Uri? address = action switch
        {
            ConnectCall connect => connect.CallbackUri,
            _ when action.CallerCallback is Uri callerCallback => callerCallback,
            _ when action.TakesCallback && call is { Leg.IsForeign: true } => defaults.CallbackUri,
            _ => null,
        };
        return address is null || call is null ? null : keySigner.Sign(address, call.Leg.Key);
    }
}
