using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Connecting;

public sealed class JoinerTests
{
    private static readonly RoomUserToken Token = new("the secret token", ManualTimeProvider.Start.AddDays(1));

    private static readonly JoinCall Join = new(ScriptedFixture.Locator, SeatUser.WithToken(KnownPeople.Alice, Token));

    [Fact]
    public async Task JoinAsync_OneClient_NeedsNoName()
    {
        ScriptedCallingTransport only = new("windows");
        await using ScriptedFixture fixture = Start(only);
        await using IRoomCall seat = await fixture.Manager.JoinAsync(Join, CurrentTest.Token);
        Assert.Equal(Token, Assert.Single(only.Sessions).Token);
    }

    [Fact]
    public async Task JoinAsync_SeveralClients_TakesTheOneThatIsNamed()
    {
        ScriptedCallingTransport windows = new("windows"), browser = new("browser");
        await using ScriptedFixture fixture = Start(windows, browser);
        await using IRoomCall seat = await fixture.Manager.JoinAsync(Join with { Client = "Browser" }, CurrentTest.Token);
        Assert.Equal((0, 1), (windows.Sessions.Count, browser.Sessions.Count));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("android")]
    public async Task JoinAsync_NoSuchClient_ListsTheNames(string? client)
    {
        await using ScriptedFixture fixture = Start(new ScriptedCallingTransport("windows"), new ScriptedCallingTransport("browser"));
        InvalidActionException refused = await Assert.ThrowsAsync<InvalidActionException>(() => fixture.Manager.JoinAsync(Join with { Client = client }, CurrentTest.Token));
        Assert.Contains("'windows', 'browser'", refused.Message, StringComparison.Ordinal);
        Assert.Contains(client ?? "several", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Browser", "'browser'")]
    [InlineData(" ", "no name")]
    public void Start_NamesNotDifferent_IsRefused(string second, string error)
    {
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(
            () => Start(new ScriptedCallingTransport("browser"), new ScriptedCallingTransport(second)));
        Assert.Contains(error, Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task JoinAsync_ClientNeedsNoToken_AsksForNone(bool hasSource)
    {
        int asked = 0;
        ScriptedCallingTransport calling = new() { NeedsToken = false };
        await using ScriptedFixture fixture = Start(calling);
        SeatUser user = hasSource ? new(KnownPeople.Alice, _ => throw new InvalidOperationException($"Asked {++asked} times.")) : new(KnownPeople.Alice);
        await using IRoomCall seat = await fixture.Manager.JoinAsync(Join with { User = user }, CurrentTest.Token);
        Assert.Null(Assert.Single(calling.Sessions).Token);
        Assert.Equal((0, 0), (asked, fixture.Clock.ActiveTimers));
        await seat.ExecuteAsync(new RaiseHand(), CurrentTest.Token);
    }

    [Fact]
    public async Task JoinAsync_ClientNeedsATokenWithoutSource_IsRefusedAtOnce()
    {
        ScriptedCallingTransport calling = new();
        await using ScriptedFixture fixture = Start(calling);
        InvalidActionException refused = await Assert.ThrowsAsync<InvalidActionException>(
            () => fixture.Manager.JoinAsync(Join with { User = new SeatUser(KnownPeople.Alice) }, CurrentTest.Token));
        Assert.Contains("GetTokenAsync", refused.Message, StringComparison.Ordinal);
        Assert.Empty(calling.Sessions);
    }

    [Fact]
    public async Task JoinAsync_ClientThrowsAnything_FailsAtOnceAndMasked()
    {
        ScriptedCallingTransport calling = new() { OnJoin = static _ => throw new InvalidOperationException("The device +16045551234 refused 'the secret token'.") };
        await using ScriptedFixture fixture = Start(calling);
        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => fixture.Manager.JoinAsync(Join, CurrentTest.Token).OrTimeoutAsync());
        Assert.Equal((TransportFault.Client, ActionEffect.Unknown, false), (failed.Fault, failed.Effect, failed.IsTransient));
        Assert.Contains("InvalidOperationException", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("6045551234", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failed.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0, 0), (calling.Sessions.Count, fixture.Clock.ActiveTimers, fixture.Runtime.Directory.All.Length));
    }

    [Fact]
    public async Task JoinAsync_ClientReturnsNoSession_FailsAtOnce()
    {
        ScriptedCallingTransport calling = new("odd") { OnJoin = static _ => Task.FromResult<ICallingSession?>(null) };
        await using ScriptedFixture fixture = Start(calling);
        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => fixture.Manager.JoinAsync(Join, CurrentTest.Token).OrTimeoutAsync());
        Assert.Contains("'odd' returned no session", failed.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (calling.Sessions.Count, fixture.Clock.ActiveTimers));
        calling.OnJoin = null;
        await using IRoomCall seat = await fixture.Manager.JoinAsync(Join, CurrentTest.Token);   // nothing is left of it
    }

    [Fact]
    public async Task ExecuteAsync_ClientThrowsAnything_FailsWithATypeOfOurs()
    {
        ScriptedCallingTransport calling = new();
        await using ScriptedFixture fixture = Start(calling);
        await using IRoomCall seat = await fixture.Manager.JoinAsync(Join, CurrentTest.Token);
        calling.Sessions[0].Answer = static _ => throw new NotSupportedException("No such thing on +16045551234.");
        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => seat.ExecuteAsync(new RaiseHand(), CurrentTest.Token));
        Assert.Equal((TransportFault.Client, 1), (failed.Fault, calling.Sessions[0].Requests.Count));
        Assert.DoesNotContain("6045551234", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_RefusedByUpdate_FailsWithTheReason()
    {
        ScriptedCallingTransport calling = new();
        await using ScriptedFixture fixture = Start(calling);
        await using IRoomCall seat = await fixture.Manager.JoinAsync(Join, CurrentTest.Token);
        ScriptedSession session = calling.Sessions[0];
        Task adding = seat.ExecuteAsync(new AddParticipant(KnownPeople.Bob), CurrentTest.Token);
        Guid operation = Assert.Single(session.Requests).Envelope.OperationId!.Value;

        session.Report(new SeatUpdate { Refusals = [new(Guid.NewGuid(), new ResultInformation(400, 1))] });
        Assert.False(adding.IsCompleted);
        session.Report(new SeatUpdate { Refusals = [new(operation, new ResultInformation(403, 41071, "Not from here."))] });

        ActionFailedException refused = await Assert.ThrowsAsync<ActionFailedException>(() => adding);
        Assert.Equal((FailureOrigin.Event, 403, 41071), (refused.Origin, refused.ResultInformation.Code, refused.ResultInformation.SubCode));
        session.Report(new SeatUpdate { Refusals = [new(operation, new ResultInformation(403, 41071))] });       // again, and too late
        Assert.True(seat.State.Seats[0].IsLive);
    }

    [Fact]
    public async Task ExecuteAsync_RefusedByUpdateBeforeTheAnswer_FailsWithTheReason()
    {
        ScriptedCallingTransport calling = new();
        await using ScriptedFixture fixture = Start(calling);
        await using IRoomCall seat = await fixture.Manager.JoinAsync(Join, CurrentTest.Token);
        ScriptedSession session = calling.Sessions[0];
        session.Answer = async request =>
        {
            session.Report(new SeatUpdate { Refusals = [new(request.Envelope.OperationId!.Value, new ResultInformation(500, 45752))] });
            return await ScriptedTransport.HangAsync(request);
        };
        Assert.Equal(45752, (await Assert.ThrowsAsync<ActionFailedException>(() => seat.ExecuteAsync(new RaiseHand(), CurrentTest.Token))).ResultInformation.SubCode);
    }

    [Fact]
    public async Task ExecuteAsync_RefusedByAnotherSeat_GoesOn()
    {
        ScriptedCallingTransport calling = new();
        await using ScriptedFixture fixture = Start(calling);
        await using IRoomCall alice = await fixture.Manager.JoinAsync(Join, CurrentTest.Token);
        await using IRoomCall bob = await fixture.Manager.JoinAsync(Join with { User = SeatUser.WithToken(KnownPeople.Bob, Token) }, CurrentTest.Token);
        Task adding = alice.ExecuteAsync(new AddParticipant(KnownPeople.Carol), CurrentTest.Token);
        Guid operation = Assert.Single(calling.Sessions[0].Requests).Envelope.OperationId!.Value;
        calling.Sessions[1].Report(new SeatUpdate { Refusals = [new(operation, new ResultInformation(403, 0))] });
        Assert.False(adding.IsCompleted);
        calling.Sessions[0].Report(new SeatUpdate { Participants = [new RemoteParticipant(KnownPeople.Carol) { State = ParticipantState.Connected }] });
        await adding;
    }

    [Fact]
    public async Task JoinAsync_ClientNotTrusted_CannotRaiseItsRoleOrUniteCalls()
    {
        ScriptedCallingTransport browser = new("browser") { IsTrusted = false };
        browser.First = browser.First with { ServerCallId = "of another call", Role = RoomRole.Presenter };
        await using ScriptedFixture fixture = Start(browser);
        fixture.Transport.Directory.Roster.Clear();
        fixture.Transport.Directory.Roster.Add(new RoomParticipant(KnownPeople.Alice, RoomRole.Attendee));
        await using IRoomCall call = await fixture.ConnectAsync(KnownPeople.Alice, KnownPeople.Bob);
        await using IRoomCall seat = await fixture.Manager.JoinAsync(Join, CurrentTest.Token);

        Assert.False(Assert.Single(seat.State.Seats).IsTrusted);
        Assert.Contains("An Attendee may not", (await seat.CanAsync(new RemoveParticipant(KnownPeople.Bob), CurrentTest.Token)).ToString(), StringComparison.Ordinal);
        Assert.Null(seat.State.ServerCallId);
        browser.Sessions[0].Report(new SeatUpdate { Participants = [new RemoteParticipant(KnownPeople.Bob) { State = ParticipantState.Disconnected }], Removed = [KnownPeople.Bob] });
        Assert.True(seat.State.Participants.Contains(KnownPeople.Bob));
    }

    private static ScriptedFixture Start(params ICallingTransport[] calling)
    {
        ScriptedFixture fixture = new(services => Array.ForEach(calling, c => services.AddSingleton(c)));
        fixture.Transport.Directory.Roster.AddRange([new(KnownPeople.Alice, RoomRole.Presenter), new(KnownPeople.Bob, RoomRole.Presenter), new(KnownPeople.Carol, RoomRole.Attendee)]);
        return fixture;
    }
}
