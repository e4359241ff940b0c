using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>What every <see cref="ICallingTransport"/> and its sessions do: updates in order from the beginning to the end, and what the service lets the user do.</summary>
public abstract class CallingContract
{
    private protected abstract ICallingTransport TransportOf(World world);

    [Fact]
    public async Task The_first_update_has_everything()
    {
        await using World world = await World.BuildAsync();
        await world.SitAsync(world.Bob);
        await using Watched alice = await JoinAsync(world, world.Alice, join => join with { DisplayName = "Alice", IsMuted = false });
        SeatUpdate first = alice.Updates[0];
        Assert.Equal((SeatState.Connected, RoomRole.Presenter, false, 2), (first.State, first.Role, first.IsMuted, first.TotalParticipantCount));
        Assert.False(string.IsNullOrEmpty(first.ServerCallId));
        Assert.True(first.Capabilities["RemoveParticipant"].IsAllowed);
        RemoteParticipant bob = Assert.Single(first.Participants);
        Assert.Equal((world.Bob, ParticipantState.Connected, RoomRole.Attendee), (bob.Id, bob.State, bob.Role));
    }

    [Theory]
    [InlineData("stranger", 403, 5828)]
    [InlineData("late", 403, 5829)]
    [InlineData("bad token", 401, 10009)]
    [InlineData("no room", 404, 0)]
    public async Task A_join_that_is_refused_throws_with_the_services_codes_and_tells_nothing(string why, int code, int subCode)
    {
        await using World world = await World.BuildAsync();
        ParticipantId user = why == "stranger" ? await world.Manager.Users.CreateAsync(World.Token) : world.Alice;
        RoomUserToken token = await TokenAsync(world, user);
        await world.PassAsync(why == "late" ? 200 * 24 * 3600.0 : 0);
        token = why switch { "bad token" => token with { Value = token.Value[..^4] + "AAAA" }, "late" => await TokenAsync(world, user), _ => token };
        CallLocator locator = why == "no room" ? CallLocator.Room("99999999999999999") : world.Locator;
        List<SeatUpdate> told = [];

        ActionFailedException refused = await Assert.ThrowsAsync<ActionFailedException>(
            () => TransportOf(world).JoinAsync(new JoinCall(locator, SeatUser.WithToken(user, token)), token, told.Add, World.Token));

        Assert.Equal((FailureOrigin.Response, code, subCode), (refused.Origin, refused.ResultInformation.Code, refused.ResultInformation.SubCode));
        Assert.Empty(told);
    }

    [Fact]
    public async Task Each_action_on_oneself_is_done_and_told()
    {
        await using World world = await World.BuildAsync();
        await using Watched alice = await JoinAsync(world, world.Alice);
        await alice.DoAsync(new UnmuteSelf(), new StartVideo(), new StartScreenSharing(), new RaiseHand(), new HoldCall());
        await alice.DoAsync(new ResumeCall(), new LowerHand(), new StopScreenSharing(), new StopVideo(), new MuteSelf());
        Assert.Equal([true, false, true], alice.Told(u => u.IsMuted));
        Assert.Equal([false, true, false], alice.Told(u => u.IsVideoOn));
        Assert.Equal([false, true, false], alice.Told(u => u.IsScreenSharing));
        Assert.Equal([false, true, false], alice.Told(u => u.IsHandRaised));
        Assert.Equal([SeatState.Connected, SeatState.LocalHold, SeatState.Connected], alice.Told(u => u.State));
    }

    [Fact]
    public async Task What_others_do_is_told_as_whole_lines_in_order()
    {
        await using World world = await World.BuildAsync();
        await using Watched alice = await JoinAsync(world, world.Alice);
        EmulatedSeat bob = await world.SitAsync(world.Bob);
        await bob.SpeakAsync(World.Token);
        await bob.StartVideoAsync(World.Token);
        await bob.StopVideoAsync(World.Token);
        await bob.MuteAsync(World.Token);
        await bob.LeaveAsync(World.Token);
        await world.PassAsync(0);
        Assert.Equal(
            [(true, 0, false), (true, 1, false), (true, 0, false), (false, 0, true)],
            alice.Lines(world.Bob).Skip(1).Take(4).Select(l => (l.IsSpeaking, l.Streams.Count, l.IsMuted)));
        SeatUpdate last = alice.Updates.Last(u => u.Removed.Count > 0);
        Assert.Equal((world.Bob, ParticipantState.Disconnected), (Assert.Single(last.Removed), last.Participants.Single().State));
    }

    [Fact]
    public async Task Whom_it_adds_rings_and_comes_or_does_not_with_the_reason()
    {
        await using World world = await World.BuildAsync();
        await using Watched alice = await JoinAsync(world, world.Alice);
        ParticipantId busy = ParticipantId.PhoneNumber("+15005550101");
        await alice.DoAsync(new AddParticipant(World.Phone) { CallerId = World.CallerId }, new AddParticipant(busy) { CallerId = World.CallerId }, new AddParticipant(world.Bob));
        await world.PassAsync(2);
        Assert.Equal([ParticipantState.Connecting, ParticipantState.Ringing, ParticipantState.Connected], alice.Lines(World.Phone).Select(l => l.State));
        Assert.Equal([ParticipantState.Connecting, ParticipantState.Ringing, ParticipantState.Connected], alice.Lines(world.Bob).Select(l => l.State));
        RemoteParticipant out_ = alice.Lines(busy)[^1];
        Assert.Equal((ParticipantState.Disconnected, 486, 560486), (out_.State, out_.EndReason!.Code, out_.EndReason.SubCode));
        Assert.Contains(alice.Updates, u => u.Removed.Contains(busy));
    }

    [Fact]
    public async Task It_removes_mutes_and_ends_for_everyone()
    {
        await using World world = await World.BuildAsync();
        EmulatedSeat bob = await world.SitAsync(world.Bob), carol = await world.SitAsync(world.Carol);
        await using Watched alice = await JoinAsync(world, world.Alice);
        await alice.DoAsync(new MuteParticipant(world.Bob), new MuteAllOthers(), new RemoveParticipant(world.Bob), new HangUpForEveryone());
        Assert.Equal((true, 5300, 4097), (carol.IsMuted, bob.EndReason!.SubCode, carol.EndReason!.SubCode));
        await world.PassAsync(0);
        Assert.Equal(SeatState.Disconnected, alice.Updates[^1].State);
        Assert.NotNull(alice.Updates[^1].EndReason);
    }

    [Fact]
    public async Task The_service_refuses_what_the_role_may_not_and_tells_when_that_changes()
    {
        await using World world = await World.BuildAsync();
        await world.SitAsync(world.Alice);
        await using Watched bob = await JoinAsync(world, world.Bob);
        Assert.False(bob.Updates[0].Capabilities["RemoveParticipant"].IsAllowed);
        Assert.Equal("RoleRestricted", bob.Updates[0].Capabilities["RemoveParticipant"].Reasons[0].Code);
        ActionFailedException refused = await Assert.ThrowsAsync<ActionFailedException>(() => bob.DoAsync(new RemoveParticipant(world.Alice)));
        Assert.Equal(403, refused.ResultInformation.Code);
        await world.Manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants(world.Room.Id) { AddOrUpdate = [new(world.Bob, RoomRole.Presenter)] }, World.Token);
        await world.PassAsync(0);
        Assert.Equal(RoomRole.Presenter, bob.Updates[^1].Role);
        Assert.True(bob.Updates[^1].Capabilities["RemoveParticipant"].IsAllowed);
        await bob.DoAsync(new RemoveParticipant(world.Alice));
    }

    [Fact]
    public async Task Falling_out_of_the_list_is_not_leaving()
    {
        await using World world = await World.BuildAsync(o => o.SeatRosterLimit = 1);
        await world.SitAsync(world.Bob);
        await using Watched alice = await JoinAsync(world, world.Alice);
        EmulatedSeat carol = await world.SitAsync(world.Carol);
        await carol.SpeakAsync(World.Token);
        await world.PassAsync(0);
        Assert.Contains(alice.Updates, u => u.Removed.Contains(world.Bob));
        Assert.DoesNotContain(alice.Lines(world.Bob), l => l.State == ParticipantState.Disconnected);
        Assert.Equal(3, alice.Told(u => u.TotalParticipantCount)[^1]);
    }

    [Fact]
    public async Task Disposing_leaves_once_and_nothing_comes_after_it()
    {
        await using World world = await World.BuildAsync();
        await world.SitAsync(world.Bob);
        Watched alice = await JoinAsync(world, world.Alice);
        await alice.Session.DisposeAsync();
        await alice.Session.DisposeAsync();
        int told = alice.Updates.Count;
        Assert.Equal(world.Alice.RawId, Assert.Single(world.Emulator.Ledger.GetEntries(LedgerKind.Left)).RawId);
        await world.SitAsync(world.Carol);
        await world.PassAsync(0);
        Assert.Equal(told, alice.Updates.Count);
        await Assert.ThrowsAnyAsync<RoomCallsException>(() => alice.DoAsync(new RaiseHand()));
    }

    [Fact]
    public async Task A_newer_token_keeps_the_seat_and_none_ends_it_with_a_reason()
    {
        await using World world = await World.BuildAsync();
        await using Watched alice = await JoinAsync(world, world.Alice);
        await world.PassAsync(23 * 3600);
        await alice.Session.UseTokenAsync(await TokenAsync(world, world.Alice), World.Token);
        await world.PassAsync(2 * 3600);
        Assert.DoesNotContain(alice.Updates, u => u.State == SeatState.Disconnected);
        await world.PassAsync(24 * 3600);
        Assert.Equal((SeatState.Disconnected, 495), (alice.Updates[^1].State, alice.Updates[^1].EndReason!.Code));
    }

    [Fact]
    public async Task It_says_what_it_cannot_carry()
    {
        await using World world = await World.BuildAsync();
        await using Watched alice = await JoinAsync(world, world.Alice);
        Assert.True(alice.Session.Supports(new MuteSelf()));
        Assert.False(alice.Session.Supports(new SendDtmf(World.Phone, DtmfTones.Parse("1"))));
        await Assert.ThrowsAsync<ActionNotSupportedException>(() => alice.DoAsync(new SendDtmf(World.Phone, DtmfTones.Parse("1"))));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alice.Session.SendAsync(new RaiseHand(), Watched.Envelope, new CancellationToken(canceled: true)));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => alice.DoAsync(i % 2 == 0 ? new RaiseHand() : new LowerHand())));
    }

    private static async Task<RoomUserToken> TokenAsync(World world, ParticipantId user) => await world.Manager.Users.IssueTokenAsync(new IssueUserToken(user), World.Token);

    private async Task<Watched> JoinAsync(World world, ParticipantId user, Func<JoinCall, JoinCall>? change = null)
    {
        RoomUserToken token = await TokenAsync(world, user);
        JoinCall join = new(world.Locator, SeatUser.WithToken(user, token));
        List<SeatUpdate> updates = [];
        ICallingSession session = await TransportOf(world).JoinAsync(change?.Invoke(join) ?? join, token, Add, World.Token);
        await world.PassAsync(0);
        return new Watched(session, updates);

        void Add(SeatUpdate update)
        {
            lock (updates)
            {
                updates.Add(update);
            }
        }
    }
}
