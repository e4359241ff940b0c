using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Roles;
using RoomCalls.Policies;

namespace RoomCalls.Tests.Internal.Roles;

public sealed class CallRulesTests
{
    private static readonly DateTimeOffset Now = ManualTimeProvider.Start;
    private static readonly RoomCallState Up = RoomCallState.Empty with { Connection = CallConnectionState.Connected };

    [Theory]
    [InlineData(true, new string[0])]
    [InlineData(false, new[] { "DialOutDisabled" })]
    public void CollectReasons_PstnDialOutDisabled_DeniesPhonesOnly(bool flag, string[] codes)
    {
        Room room = new("991") { PstnDialOutEnabled = flag };
        Assert.Equal(codes, Codes(new AddParticipant(KnownPhones.Answering), Up, room));
        Assert.Empty(Codes(new AddParticipant(KnownPeople.Bob), Up, room));
        Assert.Empty(Codes(new AddParticipant(KnownPhones.Answering), Up, null));
    }

    [Theory]
    [InlineData(-3600, 3600, true)]
    [InlineData(60, 3600, true)]
    [InlineData(61, 3600, false)]
    [InlineData(-3600, -59, true)]
    [InlineData(-3600, -60, false)]
    public void CollectReasons_OutsideTheWindowByAMinute_DeniesConnectingOnly(int from, int until, bool isOpen)
    {
        Room room = new("991") { ValidFrom = Now.AddSeconds(from), ValidUntil = Now.AddSeconds(until) };
        Assert.Equal(isOpen ? [] : ["RoomNotOpen"], Codes(new ConnectCall(ScriptedFixture.Locator), RoomCallState.Empty, room));
        Assert.Empty(Codes(new RemoveParticipant(KnownPeople.Bob), Up, room));
    }

    [Theory]
    [InlineData(CallConnectionState.Unknown, true)]
    [InlineData(CallConnectionState.Connecting, false)]
    [InlineData(CallConnectionState.Connected, true)]
    [InlineData(CallConnectionState.Disconnected, false)]
    public void CollectReasons_CallNotConnected_DeniesActionsThatNeedIt(CallConnectionState connection, bool isUp)
    {
        RoomCallState state = RoomCallState.Empty with { Connection = connection };
        Assert.Equal(isUp ? [] : ["CallNotConnected"], Codes(new AddParticipant(KnownPeople.Bob), state, null));
        Assert.Empty(Codes(new HangUpCall(), state, null));
        Assert.Empty(Codes(new ListParticipants(), state, null));
    }

    [Fact]
    public void CollectReasons_TargetNotInAKnownRoster_IsDenied()
    {
        RoomCallState known = Up with { Participants = [new(KnownPeople.Alice)], ServerAsOf = Now };
        Assert.Equal(["ParticipantNotInCall"], Codes(new RemoveParticipant(KnownPeople.Bob), known, null));
        Assert.Empty(Codes(new RemoveParticipant(KnownPeople.Alice), known, null));
        Assert.Empty(Codes(new RemoveParticipant(KnownPeople.Bob), Up, null));
        Assert.Empty(Codes(new GetParticipant(KnownPeople.Bob), known, null));
    }

    private static string[] Codes(RoomCallAction action, RoomCallState state, Room? room)
    {
        List<CapabilityReason> reasons = [];
        CallRules.CollectReasons(new PolicyRequest(RoomCallActor.Administrator, action) { State = state, Room = room }, ActionCatalog.Default.Get(action), Now, reasons);
        return [.. reasons.Select(r => r.Code)];
    }
}
