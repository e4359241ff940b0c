using System.Text.Json;
using Azure.Core;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Internal.Operations;

/// <summary>How one type of action looks on the wire.</summary>
internal sealed class RestOperation<TAction>(ApiArea area, RequestMethod method, int successStatus) : RestOperation(area, method, successStatus)
    where TAction : RoomCallAction
{
    /// <summary>The path, every id in it encoded as a whole segment.</summary>
    public required Func<TAction, ActionEnvelope, string> Path { get; init; }

    /// <summary>Writes the body's members; <see langword="null"/> for operations without a body.</summary>
    public Action<Utf8JsonWriter, TAction, ActionEnvelope>? Body { get; init; }

    /// <summary>The participant whose id is in the path, if there is one.</summary>
    public Func<TAction, ParticipantId>? PathParticipant { get; init; }

    /// <summary>The continuation token; <see langword="null"/> for operations without pages.</summary>
    public Func<TAction, string?>? Continuation { get; init; }

    public override Type ActionType => typeof(TAction);

    public override string? GetContinuation(RoomCallAction action) => Continuation?.Invoke((TAction)action);

    protected override string GetPath(RoomCallAction action, ActionEnvelope envelope) => Path((TAction)action, envelope);

    protected override bool IsPathPrivate(RoomCallAction action) =>
        PathParticipant?.Invoke((TAction)action) is { } id && (id.Kind == ParticipantKind.PhoneNumber || id.ToString() != id.RawId);

    protected override bool WriteBody(Utf8JsonWriter json, RoomCallAction action, ActionEnvelope envelope)
    {
        Body?.Invoke(json, (TAction)action, envelope);
        return Body is not null;
    }
}
