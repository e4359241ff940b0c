using System.Collections.Concurrent;
using RoomCalls;
using RoomCalls.Actions;
using RoomCalls.Policies;

namespace CustomPolicy;

/// <summary>At most three phones dialled per person. What two ask at the very same moment may both pass; the limit is a house rule, not a lock.</summary>
internal sealed class DialOutLimitPolicy : IRoomCallPolicy
{
    private const int Most = 3;

    private readonly ConcurrentDictionary<ParticipantId, int> _dialled = new();

    public ValueTask<Capability> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken) => new(
        IsDialOut(request) && request.Participant is ParticipantId person && _dialled.GetValueOrDefault(person) >= Most
            ? Capability.Denied("DialOutLimit", $"Nobody dials more than {Most} times.")
            : Capability.Allowed);

    public void OnActionAllowed(PolicyRequest request)
    {
        if (IsDialOut(request) && request.Participant is ParticipantId person)
        {
            _dialled.AddOrUpdate(person, 1, static (_, times) => times + 1);
        }
    }

    private static bool IsDialOut(PolicyRequest request) => request.Action is AddParticipant { Id.Kind: ParticipantKind.PhoneNumber };
}
