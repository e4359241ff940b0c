using RoomCalls.Actions;
using RoomCalls.Contracts.Tests.Support;
using RoomCalls.Emulator;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>What every <see cref="ICallingTransport"/> and its sessions do: updates in order from the beginning to the end, and what the service lets the user do.</summary>
public abstract class CallingContract
{
    private protected abstract ICallingTransport TransportOf(EmulatorFixture fixture);

    [Fact]
    public async Task It_has_a_name_and_its_sessions_are_trusted_as_it_is()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        ICallingTransport transport = TransportOf(fixture);
        Assert.False(string.IsNullOrWhiteSpace(transport.Name));
        Assert.Equal(transport.Name, TransportOf(fixture).Name);
        await using SessionRecorder alice = await JoinAsync(fixture, fixture.Alice);
        Assert.Equal((transport.IsTrusted, transport.RetriesItself), (alice.Session.IsTrusted, alice.Session.RetriesItself));
    }

    [Fact]
    public async Task It_joins_without_a_token_just_when_it_says_so()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        ICallingTransport transport = TransportOf(fixture);
        Task<ICallingSession> joining = transport.JoinAsync(new JoinCall(fixture.Locator, new SeatUser(fixture.Alice)), token: null, static _ => { }, CurrentTest.Token);
        if (transport.NeedsToken)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => joining);
        }
        else
        {
            await using ICallingSession session = await joining;
        }
    }

    [Fact]
    public async Task What_its_client_refuses_is_refused_once_and_under_the_id_of_the_operation()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        await fixture.JoinAsync(fixture.Alice);
        await using SessionRecorder bob = await JoinAsync(fixture, fixture.Bob);
        Assert.Equal(403, (await bob.RefusalOfAsync(new RemoveParticipant(fixture.Alice)))?.Code);
        Assert.Equal(403, (await bob.RefusalOfAsync(new MuteAllOthers()))?.Code);
        Assert.Null(await bob.RefusalOfAsync(new UnmuteSelf()));
        Assert.True(bob.Updates.Sum(static u => u.Refusals.Count) <= 2);
    }

    [Fact]
    public async Task The_first_update_has_everything()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        await fixture.JoinAsync(fixture.Bob);
        await using SessionRecorder alice = await JoinAsync(fixture, fixture.Alice, join => join with { DisplayName = "Alice", IsMuted = false });
        SeatUpdate first = alice.Updates[0];
        Assert.Equal((SeatState.Connected, RoomRole.Presenter, false, 2), (first.State, first.Role, first.IsMuted, first.TotalParticipantCount));
        Assert.False(string.IsNullOrEmpty(first.ServerCallId));
        Assert.True(first.Capabilities["RemoveParticipant"].IsAllowed);
        RemoteParticipant bob = Assert.Single(first.Participants);
        Assert.Equal((fixture.Bob, ParticipantState.Connected, RoomRole.Attendee), (bob.Id, bob.State, bob.Role));
    }

    [Theory]
    [InlineData("stranger", 403, 5828)]
    [InlineData("late", 403, 5829)]
    [InlineData("bad token", 401, 10009)]
    [InlineData("no room", 404, 0)]
    public async Task A_join_that_is_refused_throws_with_the_services_codes_and_sends_no_update(string why, int code, int subCode)
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        ParticipantId user = why == "stranger" ? await fixture.Manager.Users.CreateAsync(CurrentTest.Token) : fixture.Alice;
        if (why == "bad token" && !TransportOf(fixture).NeedsToken)
        {
            return;
        }

        RoomUserToken token = await TokenAsync(fixture, user);
        await fixture.AdvanceAsync(why == "late" ? 200 * 24 * 3600.0 : 0);
        token = why switch { "bad token" => token with { Value = token.Value[..^4] + "AAAA" }, "late" => await TokenAsync(fixture, user), _ => token };
        CallLocator locator = why == "no room" ? CallLocator.Room("99999999999999999") : fixture.Locator;
        List<SeatUpdate> told = [];

        ActionFailedException refused = await Assert.ThrowsAsync<ActionFailedException>(
            () => TransportOf(fixture).JoinAsync(new JoinCall(locator, SeatUser.WithToken(user, token)), token, told.Add, CurrentTest.Token));

        Assert.Equal((FailureOrigin.Response, code, subCode), (refused.Origin, refused.ResultInformation.Code, refused.ResultInformation.SubCode));
        Assert.Empty(told);
    }

    [Fact]
    public async Task Each_action_on_oneself_is_done_and_reported()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        await using SessionRecorder alice = await JoinAsync(fixture, fixture.Alice);
        await alice.DoAsync(new UnmuteSelf(), new StartVideo(), new StartScreenSharing(), new RaiseHand(), new HoldCall());
        await alice.DoAsync(new ResumeCall(), new LowerHand(), new StopScreenSharing(), new StopVideo(), new MuteSelf());
        Assert.Equal([true, false, true], alice.Values(u => u.IsMuted));
        Assert.Equal([false, true, false], alice.Values(u => u.IsVideoOn));
        Assert.Equal([false, true, false], alice.Values(u => u.IsScreenSharing));
        Assert.Equal([false, true, false], alice.Values(u => u.IsHandRaised));
        Assert.Equal([SeatState.Connected, SeatState.LocalHold, SeatState.Connected], alice.Values(u => u.State));
    }

    [Fact]
    public async Task What_others_do_is_reported_as_whole_lines_in_order()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        await using SessionRecorder alice = await JoinAsync(fixture, fixture.Alice);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        await bob.SpeakAsync(CurrentTest.Token);
        await bob.StartVideoAsync(CurrentTest.Token);
        await bob.StopVideoAsync(CurrentTest.Token);
        await bob.MuteAsync(CurrentTest.Token);
        await bob.LeaveAsync(CurrentTest.Token);
        await fixture.AdvanceAsync(0);
        Assert.Equal(
            [(true, 0, false), (true, 1, false), (true, 0, false), (false, 0, true)],
            alice.Lines(fixture.Bob).Skip(1).Take(4).Select(l => (l.IsSpeaking, l.Streams.Count, l.IsMuted)));
        SeatUpdate last = alice.Updates.Last(u => u.Removed.Count > 0);
        Assert.Equal((fixture.Bob, ParticipantState.Disconnected), (Assert.Single(last.Removed), last.Participants.Single().State));
    }

    [Fact]
    public async Task An_added_participant_rings_and_joins_or_fails_with_the_reason()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        await using SessionRecorder alice = await JoinAsync(fixture, fixture.Alice);
        ParticipantId busy = ParticipantId.PhoneNumber("+15005550101");
        await alice.DoAsync(new AddParticipant(KnownPhones.Answering) { CallerId = KnownPhones.CallerId }, new AddParticipant(busy) { CallerId = KnownPhones.CallerId }, new AddParticipant(fixture.Bob));
        await fixture.AdvanceAsync(2);
        Assert.Equal([ParticipantState.Connecting, ParticipantState.Ringing, ParticipantState.Connected], alice.Lines(KnownPhones.Answering).Select(l => l.State));
        Assert.Equal([ParticipantState.Connecting, ParticipantState.Ringing, ParticipantState.Connected], alice.Lines(fixture.Bob).Select(l => l.State));
        RemoteParticipant out_ = alice.Lines(busy)[^1];
        Assert.Equal((ParticipantState.Disconnected, 486, 560486), (out_.State, out_.EndReason!.Code, out_.EndReason.SubCode));
        Assert.Contains(alice.Updates, u => u.Removed.Contains(busy));
    }

    [Fact]
    public async Task It_removes_mutes_and_ends_for_everyone()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob), carol = await fixture.JoinAsync(fixture.Carol);
        await using SessionRecorder alice = await JoinAsync(fixture, fixture.Alice);
        await alice.DoAsync(new MuteParticipant(fixture.Bob), new MuteAllOthers(), new RemoveParticipant(fixture.Bob), new HangUpForEveryone());
        Assert.Equal((true, 5300, 4097), (carol.IsMuted, bob.EndReason!.SubCode, carol.EndReason!.SubCode));
        await fixture.AdvanceAsync(0);
        Assert.Equal(SeatState.Disconnected, alice.Updates[^1].State);
        Assert.NotNull(alice.Updates[^1].EndReason);
    }

    [Fact]
    public async Task The_service_refuses_what_the_role_may_not_and_reports_when_that_changes()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        await fixture.JoinAsync(fixture.Alice);
        await using SessionRecorder bob = await JoinAsync(fixture, fixture.Bob);
        Assert.False(bob.Updates[0].Capabilities["RemoveParticipant"].IsAllowed);
        Assert.Equal("RoleRestricted", bob.Updates[0].Capabilities["RemoveParticipant"].Reasons[0].Code);
        Assert.Equal(403, (await bob.RefusalOfAsync(new RemoveParticipant(fixture.Alice)))?.Code);
        await fixture.Manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants(fixture.Room.Id) { AddOrUpdate = [new(fixture.Bob, RoomRole.Presenter)] }, CurrentTest.Token);
        await fixture.AdvanceAsync(0);
        Assert.Equal(RoomRole.Presenter, bob.Updates[^1].Role);
        Assert.True(bob.Updates[^1].Capabilities["RemoveParticipant"].IsAllowed);
        Assert.Null(await bob.RefusalOfAsync(new RemoveParticipant(fixture.Alice)));
    }

    [Fact]
    public async Task Falling_out_of_the_list_is_not_leaving()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync(o => o.SeatRosterLimit = 1);
        await fixture.JoinAsync(fixture.Bob);
        await using SessionRecorder alice = await JoinAsync(fixture, fixture.Alice);
        EmulatedSeat carol = await fixture.JoinAsync(fixture.Carol);
        await carol.SpeakAsync(CurrentTest.Token);
        await fixture.AdvanceAsync(0);
        Assert.Contains(alice.Updates, u => u.Removed.Contains(fixture.Bob));
        Assert.DoesNotContain(alice.Lines(fixture.Bob), l => l.State == ParticipantState.Disconnected);
        Assert.Equal(3, alice.Values(u => u.TotalParticipantCount)[^1]);
    }

    [Fact]
    public async Task Disposing_leaves_once_and_nothing_comes_after_it()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        await fixture.JoinAsync(fixture.Bob);
        SessionRecorder alice = await JoinAsync(fixture, fixture.Alice);
        await alice.Session.DisposeAsync();
        await alice.Session.DisposeAsync();
        int told = alice.Updates.Count;
        Assert.Equal(fixture.Alice.RawId, Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Left)).RawId);
        await fixture.JoinAsync(fixture.Carol);
        await fixture.AdvanceAsync(0);
        Assert.Equal(told, alice.Updates.Count);
        await Assert.ThrowsAnyAsync<RoomCallsException>(() => alice.DoAsync(new RaiseHand()));
    }

    [Fact]
    public async Task A_newer_token_keeps_the_seat_and_none_ends_it_with_a_reason()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        if (!TransportOf(fixture).NeedsToken)
        {
            return;
        }

        await using SessionRecorder alice = await JoinAsync(fixture, fixture.Alice);
        await fixture.AdvanceAsync(23 * 3600);
        await alice.Session.UseTokenAsync(await TokenAsync(fixture, fixture.Alice), CurrentTest.Token);
        await fixture.AdvanceAsync(2 * 3600);
        Assert.DoesNotContain(alice.Updates, u => u.State == SeatState.Disconnected);
        await fixture.AdvanceAsync(24 * 3600);
        Assert.Equal((SeatState.Disconnected, 495), (alice.Updates[^1].State, alice.Updates[^1].EndReason!.Code));
    }

    [Fact]
    public async Task It_says_what_it_cannot_carry()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        await using SessionRecorder alice = await JoinAsync(fixture, fixture.Alice);
        Assert.True(alice.Session.Supports(new MuteSelf()));
        Assert.False(alice.Session.Supports(new SendDtmf(KnownPhones.Answering, DtmfTones.Parse("1"))));
        await Assert.ThrowsAsync<ActionNotSupportedException>(() => alice.DoAsync(new SendDtmf(KnownPhones.Answering, DtmfTones.Parse("1"))));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alice.Session.SendAsync(new RaiseHand(), SessionRecorder.Envelope, new CancellationToken(canceled: true)));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => alice.DoAsync(i % 2 == 0 ? new RaiseHand() : new LowerHand())));
    }

    private static async Task<RoomUserToken> TokenAsync(EmulatorFixture fixture, ParticipantId user) => await fixture.Manager.Users.IssueTokenAsync(new IssueUserToken(user), CurrentTest.Token);

    private async Task<SessionRecorder> JoinAsync(EmulatorFixture fixture, ParticipantId user, Func<JoinCall, JoinCall>? change = null)
    {
        RoomUserToken? token = TransportOf(fixture).NeedsToken ? await TokenAsync(fixture, user) : null;
        JoinCall join = new(fixture.Locator, token is null ? new SeatUser(user) : SeatUser.WithToken(user, token));
        List<SeatUpdate> updates = [];
        ICallingSession session = await TransportOf(fixture).JoinAsync(change?.Invoke(join) ?? join, token, Add, CurrentTest.Token);
        await fixture.AdvanceAsync(0);
        return new SessionRecorder(session, updates);

        void Add(SeatUpdate update)
        {
            lock (updates)
            {
                updates.Add(update);
            }
        }
    }
}
