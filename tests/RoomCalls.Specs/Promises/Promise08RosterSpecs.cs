using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Promises;

public sealed class Promise08RosterSpecs
{
    private const int FullCall = 350;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Promise_8_listing_follows_every_page(bool relativeLinks)
    {
        await using Stage stage = await Stage.BuildAsync(emulator: o => (o.RosterPageSize, o.RelativeNextLinks) = (100, relativeLinks));
        ParticipantId[] everybody = [.. Enumerable.Range(0, FullCall).Select(i => User(stage, i))];
        Room room = await stage.OpenRoomAsync(everybody);
        await using IRoomCall call = await stage.Manager.ConnectAsync(CallLocator.Room(room.Id), Stage.Token);

        IReadOnlyList<RoomCallParticipant> people = await call.ListParticipantsAsync(Stage.Token);

        Assert.Equal(everybody, people.Select(p => p.Id));
        Assert.Equal(4, stage.Requests("ListParticipants").Count);
        await stage.SettleAsync();
        Assert.Equal(everybody, call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task Promise_8_a_rooms_roster_follows_every_page_too()
    {
        await using Stage stage = await Stage.BuildAsync();
        ParticipantId[] everybody = [.. Enumerable.Range(0, FullCall).Select(i => User(stage, i))];
        Room room = await stage.OpenRoomAsync(everybody);

        IReadOnlyList<RoomParticipant> roster = await stage.Manager.Rooms.ListParticipantsAsync(room.Id, Stage.Token).ToListAsync(Stage.Token);

        Assert.Equal(everybody.Select(p => p.RawId).Order(StringComparer.Ordinal), roster.Select(p => p.Id.RawId).Order(StringComparer.Ordinal));
        Assert.All(roster, p => Assert.Equal(RoomRole.Attendee, p.Role));
    }

    [Fact]
    public async Task Promise_8_what_the_wire_leaves_out_is_unknown()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        DateTimeOffset now = stage.Clock.GetUtcNow();
        ParticipantId carol = User(stage, 1);

        await stage.PostAsync(call, Callback.Roster(call, 1000, now, [new RosterEntry(stage.Alice, true), new RosterEntry(carol, null, false), new RosterEntry(Phones.Answering)]));

        Assert.True(call.State.Participants.TryGet(carol, out RoomCallParticipant? person));
        Assert.False(person.IsMuted.IsKnown);
        Assert.True(person.IsOnHold.IsKnown);
        Assert.False(person.IsOnHold.Value);
        Assert.True(call.State.Participants.TryGet(Phones.Answering, out RoomCallParticipant? phone));
        Assert.False(phone.IsMuted.IsKnown);
        Assert.False(phone.IsOnHold.IsKnown);
        Assert.Throws<InvalidOperationException>(() => phone.IsOnHold.Value);
    }

    [Fact]
    public async Task Promise_8_a_phone_that_was_only_just_added_is_not_guessed_about()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", EmulatorFault.Lose("ParticipantsUpdated"));

        RoomCallParticipant guest = await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));

        Assert.False(guest.IsMuted.IsKnown);
        Assert.True(call.State.Participants.Contains(Phones.Answering));
    }

    [Fact]
    public async Task Promise_8_each_field_says_from_which_side_it_is_and_when_its_value_changed()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.SettleAsync();
        DateTimeOffset connected = stage.Clock.GetUtcNow();
        await stage.PassAsync(60);

        await stage.OutcomeAsync(call.MuteParticipantAsync(stage.Bob, Stage.Token));
        DateTimeOffset muted = stage.Clock.GetUtcNow();
        await stage.PassAsync(60);
        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));
        await stage.SettleAsync();

        Assert.True(call.State.Participants.TryGet(stage.Bob, out RoomCallParticipant? bob));
        Assert.Equal((CallSide.Server, CallSide.Server), (bob.IsMuted.Side, bob.IsOnHold.Side));
        Assert.True(bob.IsMuted.Value);
        Assert.InRange(bob.IsMuted.ChangedAt, connected.AddSeconds(60), muted);
        Assert.Equal(connected, bob.IsOnHold.ChangedAt);
    }

    [Fact]
    public async Task Promise_8_the_roster_says_how_fresh_the_server_side_is()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.SettleAsync();
        Assert.Equal(stage.Clock.GetUtcNow(), call.State.ServerAsOf);

        await stage.PassAsync(60);
        Assert.Equal(stage.Clock.GetUtcNow().AddSeconds(-60), call.State.ServerAsOf);
        await stage.LeaveAsync(stage.Bob);
        await stage.SettleAsync();

        Assert.Equal(stage.Clock.GetUtcNow(), call.State.ServerAsOf);
    }

    private static ParticipantId User(Stage stage, int number) => ParticipantId.User($"8:acs:{stage.Emulator.ResourceId}_0000001b-0000-4000-8000-{number:x12}");
}
