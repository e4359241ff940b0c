using System.Collections.Concurrent;
using RoomCalls.Actions;
using RoomCalls.Policies;

namespace RoomCalls.Conventions.Tests.Snippets;

// begin-snippet: own-policy
/// <summary>At most three phones dialled per person. What two ask at the very same moment can both pass.</summary>
public sealed class DialOutLimitPolicy : IRoomCallPolicy
{
    private readonly ConcurrentDictionary<ParticipantId, int> _dialled = new();

    public ValueTask<Capability> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken) => new(
        IsDialOut(request) && request.Participant is ParticipantId person && _dialled.GetValueOrDefault(person) >= 3
            ? Capability.Denied("DialOutLimit", "Nobody dials more than 3 times.")
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
// end-snippet
