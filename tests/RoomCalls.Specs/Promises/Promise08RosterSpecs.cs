using RoomCalls.Emulator;

namespace RoomCalls.Specs.Promises;

public sealed class Promise08RosterSpecs
{
    private const int FullCall = 350;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Promise_8_listing_follows_every_page(bool relativeLinks)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(emulator: o => (o.RosterPageSize, o.RelativeNextLinks) = (100, relativeLinks));
        ParticipantId[] everybody = [.. Enumerable.Range(0, FullCall).Select(i => User(fixture, i))];
        Room room = await fixture.OpenRoomAsync(everybody);
        await using IRoomCall call = await fixture.Manager.ConnectAsync(CallLocator.Room(room.Id), CurrentTest.Token);

        IReadOnlyList<RoomCallParticipant> people = await call.ListParticipantsAsync(CurrentTest.Token);

        Assert.Equal(everybody, people.Select(p => p.Id));
        Assert.Equal(4, fixture.Requests("ListParticipants").Count);
        await fixture.SettleAsync();
        Assert.Equal(everybody, call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task Promise_8_a_rooms_roster_follows_every_page_too()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        ParticipantId[] everybody = [.. Enumerable.Range(0, FullCall).Select(i => User(fixture, i))];
        Room room = await fixture.OpenRoomAsync(everybody);

        IReadOnlyList<RoomParticipant> roster = await fixture.Manager.Rooms.ListParticipantsAsync(room.Id, CurrentTest.Token).ToListAsync(CurrentTest.Token);

        Assert.Equal(everybody.Select(p => p.RawId).Order(StringComparer.Ordinal), roster.Select(p => p.Id.RawId).Order(StringComparer.Ordinal));
        Assert.All(roster, p => Assert.Equal(RoomRole.Attendee, p.Role));
    }

    [Fact]
    public async Task Promise_8_what_the_wire_leaves_out_is_unknown()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        DateTimeOffset now = fixture.Clock.GetUtcNow();
        ParticipantId carol = User(fixture, 1);

        await fixture.PostAsync(call, CallbackJson.Roster(call, 1000, now, [new RosterEntry(fixture.Alice, true), new RosterEntry(carol, null, false), new RosterEntry(KnownPhones.Answering)]));

        Assert.True(call.State.Participants.TryGet(carol, out RoomCallParticipant? person));
        Assert.False(person.IsMuted.IsKnown);
        Assert.True(person.IsOnHold.IsKnown);
        Assert.False(person.IsOnHold.Value);
        Assert.True(call.State.Participants.TryGet(KnownPhones.Answering, out RoomCallParticipant? phone));
        Assert.False(phone.IsMuted.IsKnown);
        Assert.False(phone.IsOnHold.IsKnown);
        Assert.Throws<InvalidOperationException>(() => phone.IsOnHold.Value);
    }

    [Fact]
    public async Task Promise_8_a_phone_that_was_only_just_added_is_not_guessed_about()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", EmulatorFault.Lose("ParticipantsUpdated"));

        RoomCallParticipant guest = await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.False(guest.IsMuted.IsKnown);
        Assert.True(call.State.Participants.Contains(KnownPhones.Answering));
    }

    [Fact]
    public async Task Promise_8_each_field_says_from_which_side_it_is_and_when_its_value_changed()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.SettleAsync();
        DateTimeOffset connected = fixture.Clock.GetUtcNow();
        await fixture.AdvanceAsync(60);

        await fixture.AdvanceToResultAsync(call.MuteParticipantAsync(fixture.Bob, CurrentTest.Token));
        DateTimeOffset muted = fixture.Clock.GetUtcNow();
        await fixture.AdvanceAsync(60);
        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        await fixture.SettleAsync();

        Assert.True(call.State.Participants.TryGet(fixture.Bob, out RoomCallParticipant? bob));
        Assert.Equal((CallSide.Server, CallSide.Server), (bob.IsMuted.Side, bob.IsOnHold.Side));
        Assert.True(bob.IsMuted.Value);
        Assert.InRange(bob.IsMuted.ChangedAt, connected.AddSeconds(60), muted);
        Assert.Equal(connected, bob.IsOnHold.ChangedAt);
    }

    [Fact]
    public async Task Promise_8_the_roster_says_how_fresh_the_server_side_is()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.SettleAsync();
        Assert.Equal(fixture.Clock.GetUtcNow(), call.State.ServerAsOf);

        await fixture.AdvanceAsync(60);
        Assert.Equal(fixture.Clock.GetUtcNow().AddSeconds(-60), call.State.ServerAsOf);
        await fixture.LeaveAsync(fixture.Bob);
        await fixture.SettleAsync();

        Assert.Equal(fixture.Clock.GetUtcNow(), call.State.ServerAsOf);
    }

    private static ParticipantId User(EmulatorFixture fixture, int number) => ParticipantId.User($"8:acs:{fixture.Emulator.ResourceId}_0000001b-0000-4000-8000-{number:x12}");
}
