using NSubstitute;
using RoomCalls.Actions;

namespace RoomCalls.Tests.UserTests;

/// <summary>What an application's own tests look like: public API only.</summary>
public sealed class StubbingTests
{
    private static readonly ParticipantId Guest = ParticipantId.PhoneNumber("+16041234567");
    private readonly IRoomCall _call = Substitute.For<IRoomCall>();

    [Fact]
    public async Task InviteAsync_DialsTheGuestWhoIsMissing()
    {
        _call.State.Returns(RoomCallState.Empty with { Participants = [new(ParticipantId.User("8:acs:r_a")), new(ParticipantId.User("8:acs:r_b"))] });
        _call.ExecuteAsync(Arg.Any<AddParticipant>(), Arg.Any<CancellationToken>()).Returns(call => new RoomCallParticipant(call.Arg<AddParticipant>().Id));
        string greeting = await new Receptionist(_call).InviteAsync(Guest, TestContext.Current.CancellationToken);
        Assert.Equal("4:***67 makes 3", greeting);
        await _call.Received(1).ExecuteAsync(new AddParticipant(Guest), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task InviteAsync_LeavesAGuestWhoIsThere()
    {
        _call.State.Returns(RoomCallState.Empty with { Participants = [new(Guest)] });
        Assert.Equal("already here", await new Receptionist(_call).InviteAsync(Guest, TestContext.Current.CancellationToken));
        await _call.DidNotReceive().ExecuteAsync(Arg.Any<AddParticipant>(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task InviteAsync_TellsWhyItFailed()
    {
        _call.State.Returns(RoomCallState.Empty);
        _call.ExecuteAsync(Arg.Any<AddParticipant>(), Arg.Any<CancellationToken>())
            .Returns(Task.FromException<RoomCallParticipant>(new ActionFailedException("AddParticipant", FailureOrigin.Event, new ResultInformation(486, 560486))));
        Assert.Contains("busy", await new Receptionist(_call).InviteAsync(Guest, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private sealed class Receptionist(IRoomCall call)
    {
        public async Task<string> InviteAsync(ParticipantId guest, CancellationToken cancellationToken)
        {
            if (call.State.Participants.Contains(guest))
            {
                return "already here";
            }

            try
            {
                RoomCallParticipant added = await call.AddParticipantAsync(guest, cancellationToken);
                return $"{added.Id} makes {call.State.Participants.Count + 1}";
            }
            catch (ActionFailedException failed)
            {
                return failed.Message;
            }
        }
    }
}
