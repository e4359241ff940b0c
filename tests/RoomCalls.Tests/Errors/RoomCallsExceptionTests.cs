namespace RoomCalls.Tests.Errors;

public sealed class RoomCallsExceptionTests
{
    public static TheoryData<Exception, string> WhatToDo => new()
    {
        { new InvalidActionException("SendDtmf", ["No tones.", "No phone."]), "SendDtmf was not sent: No tones. No phone." },
        { new ActionDeniedException("RemoveParticipant", RoomCallActor.Administrator, [new("role", "Ask a presenter.")]), "RemoveParticipant as administrator was refused and not sent: Ask a presenter." },
        { new ActionFailedException("AddParticipant", FailureOrigin.Event, new(486, 560486)), "AddParticipant failed (486/560486): The number is busy: try again later." },
        { new ActionTimedOutException("AddParticipant", ActionEffect.None, TimeSpan.FromSeconds(1.5)), "AddParticipant had no outcome within 1.5 s. Nothing was sent: check the network and the endpoint, then try again." },
        { new ActionTimedOutException("AddParticipant", ActionEffect.Unknown, TimeSpan.FromSeconds(1)), "AddParticipant had no outcome within 1 s. It may have happened: read the participants before doing it again." },
        { new CallEndedException("AddParticipant", new(200, 7000)), "AddParticipant has no outcome: the call has ended (200/7000). Connect again to go on." },
        { new CallEndedException("Attach", null), "Attach has no outcome: the call has ended. Connect again to go on." },
        { new ActionNotSupportedException("AddParticipant", "The server side"), "AddParticipant cannot be done here. The server side could." },
        { new TransportException("AddParticipant", TransportFault.Network, ActionEffect.None, "Check the network."), "Check the network." },
    };

    [Theory]
    [MemberData(nameof(WhatToDo))]
    public void Message_EachException_NamesTheCauseAndTheRemedy(Exception exception, string message)
    {
        Assert.Equal(message, exception.Message);
        Assert.True(exception is RoomCallsException { ActionName.Length: > 0 } or InvalidActionException { ActionName.Length: > 0 });
    }

    [Fact]
    public void Message_TimeoutAfterAcceptance_NamesTheCallback() =>
        Assert.Contains("callback address is reachable", new ActionTimedOutException("X", ActionEffect.Accepted, TimeSpan.FromSeconds(1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Message_PhoneNumber_IsMasked()
    {
        string hostile = $"4:{KnownPhones.AnsweringNumber} and %2B16041234567";
        Exception[] all =
        [
            new ActionDeniedException("X", RoomCallActor.Administrator, [new("c", hostile)]),
            new ActionFailedException("X", FailureOrigin.Event, new(1, 2, hostile)),
            new ActionFailedException("X", FailureOrigin.Event, new(1, 2), hostile),
            new ActionNotSupportedException("X", hostile),
            new TransportException("X", TransportFault.Network, ActionEffect.None, hostile),
            new CallEndedException("X", new(1, 2, hostile)),
            new InvalidActionException("X", [hostile]),
        ];
        Assert.All(all, exception => Assert.DoesNotContain("1234567", exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Constructor_Arguments_BecomeProperties()
    {
        TransportException fault = new("X", TransportFault.Throttled, ActionEffect.None, "m") { Status = 429, RetryAfter = TimeSpan.FromSeconds(3), RequestId = "r" };
        Assert.Equal((TransportFault.Throttled, ActionEffect.None, 429, TimeSpan.FromSeconds(3), "r"), (fault.Fault, fault.Effect, fault.Status, fault.RetryAfter, fault.RequestId));
        ActionDeniedException denied = new("X", RoomCallActor.Administrator, null!);
        Assert.Empty(denied.Reasons);
        Assert.Equal(RoomCallActor.Administrator, denied.Actor);
        Assert.Equal(TimeSpan.FromSeconds(2), new ActionTimedOutException("X", ActionEffect.Accepted, TimeSpan.FromSeconds(2)).Timeout);
    }
}
