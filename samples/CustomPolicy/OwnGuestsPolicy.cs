using System.Collections.Concurrent;
using RoomCalls;
using RoomCalls.Actions;
using RoomCalls.Policies;

namespace CustomPolicy;

/// <summary>Whoever is no Presenter removes only the phones that they invited themselves.</summary>
internal sealed class OwnGuestsPolicy : IRoomCallPolicy
{
    private readonly ConcurrentDictionary<(RoomId?, ParticipantId), RoomCallActor> _hosts = new();

    public ValueTask<Capability> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken) => new(
        request is { Action: RemoveParticipant remove, Role: RoomRole role } && role != RoomRole.Presenter
            && (!_hosts.TryGetValue((request.RoomId, remove.Id), out RoomCallActor? host) || host != request.Actor)
            ? Capability.Denied("NotYourGuest", "An Attendee removes only a phone that they invited.")
            : Capability.Allowed);

    public void OnActionAllowed(PolicyRequest request)
    {
        // Dialling somebody who is there already makes nobody a host.
        if (request.Action is AddParticipant { Id.Kind: ParticipantKind.PhoneNumber } add && !request.State.Participants.Contains(add.Id))
        {
            _hosts[(request.RoomId, add.Id)] = request.Actor;
        }
    }
}
