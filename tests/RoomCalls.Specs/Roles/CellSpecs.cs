using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Policies;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Roles;

/// <summary>Every cell of the table that the server side can carry, both ways: what is allowed reaches the emulator and works, what is denied does not.</summary>
public sealed class CellSpecs
{
    public static TheoryData<string, string, bool> Cells
    {
        get
        {
            TheoryData<string, string, bool> cells = [];
            foreach (RolePermission cell in RolePermissions.Default.Cells.Where(static c => !SeatCellSpecs.IsSeatOnly(c.ActionName)))
            {
                cells.Add(cell.Subject.Name, cell.ActionName, cell.IsAllowed);
            }

            return cells;
        }
    }

    /// <summary>Microsoft's table for rooms, written down again: the rows that an action of ours has.</summary>
    public static TheoryData<string, string, bool> Published { get; } = new()
    {
        { "Presenter", "mute a remote user", true },
        { "Attendee", "mute a remote user", false },
        { "Consumer", "mute a remote user", false },
        { "Collaborator", "mute a remote user", false },
        { "Presenter", "see the participants' state", true },
        { "Attendee", "see the participants' state", true },
        { "Consumer", "see the participants' state", true },
        { "Collaborator", "see the participants' state", true },
        { "Presenter", "see one participant's state", true },
        { "Attendee", "see one participant's state", true },
        { "Consumer", "see one participant's state", true },
        { "Collaborator", "see one participant's state", true },
        { "Presenter", "invite a room participant", true },
        { "Attendee", "invite a room participant", false },
        { "Consumer", "invite a room participant", false },
        { "Collaborator", "invite a room participant", false },
        { "Presenter", "remove a participant", true },
        { "Attendee", "remove a participant", false },
        { "Consumer", "remove a participant", false },
        { "Collaborator", "remove a participant", false },
        { "Presenter", "dial a phone", true },
        { "Attendee", "dial a phone", false },
        { "Consumer", "dial a phone", false },
        { "Collaborator", "dial a phone", false },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task I_can_do_just_what_my_cell_allows(string who, string action, bool isAllowed) => await TellAsync(who, action, isAllowed, guest: null);

    [Theory]
    [MemberData(nameof(Published))]
    public async Task I_can_do_just_what_the_published_table_allows(string role, string what, bool isAllowed)
    {
        string action = what switch
        {
            "mute a remote user" => nameof(MuteParticipant),
            "see the participants' state" => nameof(ListParticipants),
            "see one participant's state" => nameof(GetParticipant),
            "remove a participant" => nameof(RemoveParticipant),
            _ => nameof(AddParticipant),
        };
        await TellAsync(role, action, isAllowed, what == "invite a room participant" ? RoomRole.Attendee : default(RoomRole?));
    }

    private static async Task TellAsync(string who, string action, bool isAllowed, RoomRole? guest)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        ActionScenario scenario = ActionScenario.Find(action);
        RoomCallActor actor = await ActorAsync(fixture, who);
        IRoomCall? call = action == nameof(ConnectCall) ? null : await fixture.ConnectAsync();
        ActionScenario.Context setting = new(fixture, fixture.Manager.ForActor(actor), call?.ForActor(actor)!, await PrepareAsync(fixture, call, action))
        {
            Guest = guest is RoomRole role ? await fixture.AddUserAsync(role) : KnownPhones.Answering,
        };
        await WarmAsync(setting);
        IReadOnlyList<EmulatedRequest> before = fixture.Emulator.Requests;

        Task deeds = scenario.Take(setting);
        await fixture.AdvanceUntilEndedAsync(deeds);

        if (isAllowed)
        {
            await deeds;
            Assert.Contains(fixture.Emulator.Requests.Skip(before.Count), r => r.Operation == scenario.Operation && r.Status is >= 200 and < 300);
        }
        else
        {
            ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => deeds);
            Assert.Equal((scenario.Asks ?? action, actor), (denied.ActionName, denied.Actor));
            Assert.NotEmpty(denied.Reasons);
            EmulatedRequest[] made = [.. fixture.Emulator.Requests.Skip(before.Count)];
            Assert.DoesNotContain(made, r => r.Path.StartsWith("/calling/", StringComparison.Ordinal));
            Assert.True(made.Length == 0 || action == nameof(ConnectCall), $"Denied, yet requested: {string.Join(", ", made.Select(r => r.Operation))}");
        }
    }

    private static async Task<RoomCallActor> ActorAsync(EmulatorFixture fixture, string who) => who switch
    {
        "Administrator" => RoomCallActor.Administrator,
        "Phone" => RoomCallActor.Participant(KnownPhones.Another),
        _ => RoomCallActor.Participant(await fixture.AddUserAsync(new RoomRole(who))),
    };

    /// <summary>What must be there first; the application itself brings it about.</summary>
    private static async Task<string> PrepareAsync(EmulatorFixture fixture, IRoomCall? call, string action)
    {
        switch (action)
        {
            case nameof(SendDtmf):
                await fixture.AdvanceToResultAsync(call!.AddParticipantAsync(KnownPhones.Another, CurrentTest.Token));
                return string.Empty;
            case nameof(CancelAddParticipant):
                return (await call!.StartAsync(new AddParticipant(KnownPhones.NeverAnswering), CurrentTest.Token)).Accepted.InvitationId!;
            default:
                return string.Empty;
        }
    }

    /// <summary>Lets the room and its roster be read, so that requests after this are the action's own.</summary>
    private static async Task WarmAsync(ActionScenario.Context setting)
    {
        if (setting.Call is { } call)
        {
            await call.CanAsync(new AddParticipant(KnownPhones.Answering), CurrentTest.Token);
        }
    }
}
