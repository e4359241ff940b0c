using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Policies;

namespace RoomCalls.Tests.Policies;

public sealed class RolePermissionsTests
{
    private const string Remove = nameof(RemoveParticipant);

    [Fact]
    public void Default_EveryActionAndSubject_HasACell()
    {
        string[] actions = [.. typeof(RoomCallAction).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RoomCallAction)) && !t.IsAbstract).Select(t => t.Name).Order(StringComparer.Ordinal)];
        Assert.Equal(actions, RolePermissions.Actions.Order(StringComparer.Ordinal));
        Assert.Equal(actions.Length * PermissionSubject.All.Count, RolePermissions.Default.Cells.Count());
        Assert.All(RolePermissions.Default.Cells, cell => Assert.NotEmpty(cell.Reason));
    }

    /// <summary>Microsoft's table, written down again: P, A, C and Co by row, in its order.</summary>
    [Fact]
    public void Published_WholeTable_IsMicrosofts()
    {
        string[] expected =
        [
            "YYNY", "YYNY", "YNNN", "YYNY", "YYYY", "YYYY", "YYNY", "YYYY", "YYYY", "YYYY", "YYYY", "YYYY", "YYYY", "YNNN", "YNNY", "YNNY", "YNNY", "YYYY", "YNNN",
            "YYNY", "YYNY", "YYNY", "YYYY", "YYYY", "YYYY", "YYYY", "YYYY", "YNNN",
        ];
        Assert.Equal(expected, RolePermissions.Published.Select(row => string.Concat(new[] { RoomRole.Presenter, RoomRole.Attendee, RoomRole.Consumer, RoomRole.Collaborator }.Select(role => row.IsAllowed(role) ? 'Y' : 'N'))));
        Assert.Equal(
            [
                "StartVideo StopVideo", "MuteSelf UnmuteSelf", "MuteParticipant MuteAllOthers", "ListParticipants GetParticipant", "AddParticipant", "StartScreenSharing StopScreenSharing",
                "RemoveParticipant", "AddParticipant",
            ],
            RolePermissions.Published.Where(row => row.Actions.Count > 0).Select(row => string.Join(' ', row.Actions)));
    }

    [Fact]
    public void Default_PublishedAction_HasMicrosoftsAnswer() => Assert.All(
        RolePermissions.Published.SelectMany(row => row.Actions, (row, action) => (row, action)),
        pair => Assert.All(new[] { RoomRole.Presenter, RoomRole.Attendee, RoomRole.Consumer, RoomRole.Collaborator }, role =>
        {
            RolePermission cell = RolePermissions.Default.Find(role, pair.action);
            Assert.Equal((pair.row.IsAllowed(role), PermissionSource.Documented), (cell.IsAllowed, cell.Source));
        }));

    [Fact]
    public void Find_NoCell_IsDenied()
    {
        RolePermissions empty = new([]);
        Assert.All(PermissionSubject.All, subject => Assert.False(empty.Find(subject, Remove).IsAllowed));
        Assert.False(RolePermissions.Default.Find(RoomRole.Presenter, "Nonsense").IsAllowed);
        Assert.False(RolePermissions.Default.Find(default, Remove).IsAllowed);
    }

    [Fact]
    public void Find_UnknownRole_CountsAsAttendee()
    {
        RolePermissions table = RolePermissions.Default.Allow(RoomRole.Attendee, Remove);
        Assert.True(table.Find(new RoomRole("Guide"), Remove).IsAllowed);
        Assert.True(table.Find(default(RoomRole), Remove).IsAllowed);
        Assert.False(table.Allow(new RoomRole("Guide"), nameof(HoldCall)).Find(new RoomRole("Guide"), Remove).IsAllowed);   // has a column of its own now
    }

    [Theory]
    [InlineData("Administrator")]
    [InlineData("Phone")]
    public void Find_RoleNamedLikeASubject_IsNotThatSubject(string name)
    {
        Assert.False(RolePermissions.Default.Find(new RoomRole(name), nameof(DeleteRoom)).IsAllowed);
        Assert.True(RolePermissions.Default.Find(new RoomRole(name), nameof(ListParticipants)).IsAllowed);
        Assert.NotEqual(PermissionSubject.Administrator, (PermissionSubject)new RoomRole(name));
        Assert.NotEqual(PermissionSubject.Phone, (PermissionSubject)new RoomRole(name));
    }

    [Fact]
    public void Allow_OneCell_ReplacesItInACopy()
    {
        RolePermissions wider = RolePermissions.Default.Allow(RoomRole.Consumer, Remove), narrower = wider.Deny(RoomRole.Consumer, Remove);
        Assert.Equal((false, true, false), (RolePermissions.Default.Find(RoomRole.Consumer, Remove).IsAllowed, wider.Find(RoomRole.Consumer, Remove).IsAllowed, narrower.Find(RoomRole.Consumer, Remove).IsAllowed));
        Assert.Equal(RolePermissions.Default.Cells.Count(), wider.Cells.Count());
        Assert.Equal(PermissionSource.Undocumented, wider.Find(RoomRole.Consumer, Remove).Source);
        Assert.Contains("RemoveParticipant", Assert.Throws<ArgumentException>(() => wider.Allow(RoomRole.Consumer, "Remove")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetEffectivePermissions_Overrides_ReplaceTheirCells()
    {
        RoleOptions options = new();
        options.Overrides["Attendee"] = new Dictionary<string, bool> { [Remove] = true };
        options.Overrides["Administrator"] = new Dictionary<string, bool> { [nameof(DeleteRoom)] = false };
        options.Overrides["Phone"] = new Dictionary<string, bool> { [nameof(HangUpCall)] = true };
        RolePermissions table = options.GetEffectivePermissions();
        Assert.True(table.Find(RoomRole.Attendee, Remove).IsAllowed);
        Assert.False(table.Find(PermissionSubject.Administrator, nameof(DeleteRoom)).IsAllowed);
        Assert.True(table.Find(PermissionSubject.Phone, nameof(HangUpCall)).IsAllowed);
        Assert.Empty(options.Errors(ActionCatalog.Default));
    }

    [Fact]
    public void GetEffectivePermissions_RowWithoutCells_ChangesNothing()
    {
        RoleOptions options = new();
        options.Overrides["Attendee"] = null!;
        Assert.Empty(options.Errors(ActionCatalog.Default));
        Assert.Equal(RolePermissions.Default.Cells, options.GetEffectivePermissions().Cells);
    }

    [Fact]
    public void Errors_SeveralErrors_ReportsAllAtOnce()
    {
        RoleOptions options = new() { Permissions = null!, CacheAge = TimeSpan.FromHours(2), UnreachableGrace = TimeSpan.FromSeconds(-1), ReadTimeout = TimeSpan.Zero };
        options.Overrides["Attendee"] = new Dictionary<string, bool> { ["Nonsense"] = true };
        Assert.Equal(5, options.Errors(ActionCatalog.Default).Count());
    }

    [Fact]
    public void From_RowOfACapabilityThatIsNotPublished_SaysSo()
    {
        ActionCatalog catalog = new([new ActionRow<HangUpCall> { Permission = PermissionRow.Published("Fly"), ByServer = Ends.WithAnswer(RepeatSafety.None) }]);
        Assert.Contains("\"Fly\"", Assert.Throws<InvalidOperationException>(() => RolePermissions.From(catalog)).Message, StringComparison.Ordinal);
    }
}
