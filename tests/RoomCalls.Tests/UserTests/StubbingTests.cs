using NSubstitute;
using RoomCalls.Actions;

namespace RoomCalls.Tests.UserTests;

/// <summary>What an application's own tests look like: public API only.</summary>
public sealed class StubbingTests
{
    private static readonly ParticipantId Guest = ParticipantId.PhoneNumber("+16041234567");
    private readonly IRoomCall _call = Substitute.For<IRoomCall>();

    [Fact]
    public async Task I_can_dial_a_missing_guest()
    {
        _call.State.Returns(RoomCallState.Empty with { Participants = [new(ParticipantId.User("8:acs:r_a")), new(ParticipantId.User("8:acs:r_b"))] });
        _call.ExecuteAsync(Arg.Any<AddParticipant>(), Arg.Any<CancellationToken>()).Returns(call => new RoomCallParticipant(call.Arg<AddParticipant>().Id));
        string greeting = await new Receptionist(_call).InviteAsync(Guest, TestContext.Current.CancellationToken);
        Assert.Equal("4:***67 makes 3", greeting);
        await _call.Received(1).ExecuteAsync(new AddParticipant(Guest), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task I_can_leave_out_a_guest_who_is_in_the_call()
    {
        _call.State.Returns(RoomCallState.Empty with { Participants = [new(Guest)] });
        Assert.Equal("already here", await new Receptionist(_call).InviteAsync(Guest, TestContext.Current.CancellationToken));
        await _call.DidNotReceive().ExecuteAsync(Arg.Any<AddParticipant>(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task I_can_see_why_an_invitation_failed()
    {
        _call.State.Returns(RoomCallState.Empty);
        _call.ExecuteAsync(Arg.Any<AddParticipant>(), Arg.Any<CancellationToken>())
            .Returns(Task.FromException<RoomCallParticipant>(new ActionFailedException("AddParticipant", FailureOrigin.Event, new ResultInformation(486, 560486))));
        Assert.Contains("busy", await new Receptionist(_call).InviteAsync(Guest, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_of_verbs_are_substituted_like_the_call_itself()
    {
        CallMedia media = Substitute.For<CallMedia>();
        SeatControls seat = Substitute.For<SeatControls>();
        _call.Media.Returns(media);
        _call.Seat.Returns(seat);

        await _call.Media.SendDtmfAsync(Guest, DtmfTones.Parse("1"), TestContext.Current.CancellationToken);
        await _call.Seat.RaiseHandAsync(TestContext.Current.CancellationToken);

        await media.Received(1).SendDtmfAsync(Guest, DtmfTones.Parse("1"), TestContext.Current.CancellationToken);
        await seat.Received(1).RaiseHandAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Rooms_and_users_are_substituted_like_the_manager_itself()
    {
        IRoomCallManager manager = Substitute.For<IRoomCallManager>();
        RoomAdministration rooms = Substitute.For<RoomAdministration>();
        manager.Rooms.Returns(rooms);
        rooms.ListAsync(Arg.Any<CancellationToken>()).Returns(new[] { new Room("991"), new Room("992") }.ToAsyncEnumerable());

        Assert.Equal(["991", "992"], await manager.Rooms.ListAsync(TestContext.Current.CancellationToken).Select(r => r.Id.Value).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_real_verbs_work_over_a_substituted_call()
    {
        await new SeatControls(_call).MuteAsync(TestContext.Current.CancellationToken);

        await _call.Received(1).ExecuteAsync(new MuteSelf(), TestContext.Current.CancellationToken);
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
