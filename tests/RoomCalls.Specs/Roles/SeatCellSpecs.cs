using RoomCalls.Actions;
using RoomCalls.Policies;

namespace RoomCalls.Specs.Roles;

/// <summary>Every cell of the table that only a seat can carry, both ways: what is allowed reaches the emulator and works, what is denied does not.</summary>
public sealed class SeatCellSpecs
{
    private static readonly Dictionary<string, SeatAction> Actions = new SeatAction[]
    {
        new StartVideo(), new StopVideo(), new MuteSelf(), new UnmuteSelf(), new StartScreenSharing(), new StopScreenSharing(), new MuteAllOthers(),
        new LeaveCall(), new HoldCall(), new ResumeCall(), new RaiseHand(), new LowerHand(),
    }.ToDictionary(static a => a.GetType().Name);

    public static TheoryData<string, string, bool> Cells
    {
        get
        {
            TheoryData<string, string, bool> cells = [];
            foreach (RolePermission cell in RolePermissions.Default.Cells.Where(static c => Actions.ContainsKey(c.ActionName) && c.Subject.Role is not null))
            {
                cells.Add(cell.Subject.Name, cell.ActionName, cell.IsAllowed);
            }

            return cells;
        }
    }

    public static bool IsSeatOnly(string action) => action == nameof(JoinCall) || Actions.ContainsKey(action);

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task I_can_do_from_my_seat_just_what_my_cell_allows(string role, string action, bool isAllowed)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        ParticipantId carol = await fixture.AddUserAsync(new RoomRole(role));
        await using IRoomCall seat = await fixture.JoinCallAsync(carol);
        string operation = action switch
        {
            nameof(MuteSelf) => "SeatMute",
            nameof(UnmuteSelf) => "SeatUnmute",
            nameof(MuteAllOthers) => "SeatMuteOthers",
            nameof(LeaveCall) => "SeatLeave",
            nameof(HoldCall) => "SeatHold",
            nameof(ResumeCall) => "SeatResume",
            _ => "Seat" + action,
        };
        int before = fixture.Emulator.Requests.Count;

        Assert.Equal(isAllowed, (await seat.CanAsync(Actions[action], CurrentTest.Token)).IsAllowed);
        Task acting = seat.ExecuteAsync(Actions[action], CurrentTest.Token);
        await fixture.AdvanceUntilEndedAsync(acting);

        if (isAllowed)
        {
            await acting;
            Assert.Equal(operation, Assert.Single(fixture.Emulator.Requests.Skip(before)).Operation);
        }
        else
        {
            ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => acting);
            Assert.Equal(CapabilityReasonCodes.RoleRestricted, denied.Reasons[0].Code);
            Assert.Equal(before, fixture.Emulator.Requests.Count);
        }
    }

    [Theory]
    [InlineData("Presenter")]
    [InlineData("Attendee")]
    [InlineData("Consumer")]
    [InlineData("Collaborator")]
    public async Task I_can_join_in_every_role(string role)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        ParticipantId carol = await fixture.AddUserAsync(new RoomRole(role));

        await using IRoomCall seat = await fixture.JoinCallAsync(carol);

        Assert.Equal(new RoomRole(role), Assert.Single(seat.State.Seats).Role);
    }

    [Fact]
    public async Task I_can_do_nothing_of_a_seat_without_one()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        int before = fixture.Emulator.Requests.Count;

        foreach (SeatAction action in Actions.Values)
        {
            ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => call.ExecuteAsync(action, CurrentTest.Token));
            Assert.Contains(CapabilityReasonCodes.FeatureNotSupported, denied.Reasons.Select(r => r.Code));
            Assert.False((await call.CanAsync(action, CurrentTest.Token)).IsAllowed);
        }

        Assert.Equal(before, fixture.Emulator.Requests.Count);
    }

    [Fact]
    public async Task I_cannot_take_somebody_elses_seat()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        IRoomCallManager asBob = fixture.Manager.ForActor(RoomCallActor.Participant(fixture.Bob));

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(
            () => asBob.JoinAsync(fixture.Locator, fixture.Manager.Users.CreateSeatUser(fixture.Alice), CurrentTest.Token));

        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(denied.Reasons).Code);
        Assert.Empty(fixture.Requests("SeatJoin"));
    }
}
