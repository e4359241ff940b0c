using System.Collections.Immutable;

namespace RoomCalls.Tests.Seats;

public sealed class CallSeatTests
{
    [Fact]
    public void Equals_SameMembers_ReturnsTrue()
    {
        (CallSeat one, CallSeat other) = (Create(), Create());
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Equals_AnyMemberDiffers_ReturnsFalse()
    {
        CallSeat seat = Create();
        CallSeat[] others =
        [
            seat with { Id = KnownPeople.Bob },
            seat with { State = SeatState.LocalHold },
            seat with { Role = RoomRole.Consumer },
            seat with { IsMuted = true },
            seat with { IsVideoOn = true },
            seat with { IsScreenSharing = true },
            seat with { IsHandRaised = true },
            seat with { IsTrusted = false },
            seat with { EndReason = new ResultInformation(0, 0) },
            seat with { CallId = "other" },
            seat with { IsRecording = true },
            seat with { IsTranscribing = true },
            seat with { DominantSpeakers = [] },
            seat with { RaisedHands = [KnownPeople.Bob] },
            seat with { Diagnostics = seat.Diagnostics.SetItem("quality", "Good") },
            seat with { Capabilities = seat.Capabilities.Clear() },
            seat with { TotalParticipantCount = 3 },
            seat with { AsOf = ManualTimeProvider.At(1) },
        ];
        Assert.All(others, other => Assert.NotEqual(seat, other));
        Assert.Equal(typeof(CallSeat).GetProperties().Count(static p => p.SetMethod is not null), others.Length);
    }

    private static CallSeat Create() => new(KnownPeople.Alice)
    {
        State = SeatState.Connected,
        DominantSpeakers = [KnownPeople.Bob],
        RaisedHands = [KnownPeople.Alice],
        Diagnostics = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase).Add("quality", "Poor"),
        Capabilities = ImmutableDictionary<SeatCapability, Capability>.Empty.Add(SeatCapability.RaiseHand, Capability.Denied("NotCapable", "No.")),
    };
}
