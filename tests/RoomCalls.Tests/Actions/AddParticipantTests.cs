using RoomCalls.Actions;
using RoomCalls.Internal.Inputs;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Actions;

public sealed class AddParticipantTests
{
    private static readonly AddParticipant Valid = new(KnownPhones.Answering) { CallerId = KnownPhones.CallerId };

    [Fact]
    public void Validate_UserOrPhone_Passes()
    {
        Assert.Empty(ValidationErrors.Collect(Valid));
        Assert.Empty(ValidationErrors.Collect(new AddParticipant(KnownPeople.Alice)));
        Assert.Empty(ValidationErrors.Collect(new AddParticipant(ParticipantId.Parse("8:orgid:x")) { InvitationTimeout = AddParticipant.MaxInvitationTimeout }));
    }

    [Fact]
    public void Validate_SeveralErrors_ReportsAllAtOnce()
    {
        AddParticipant action = new(ParticipantId.PhoneNumber("6041234567"))
        {
            CallerId = default(PhoneNumber),
            InvitationTimeout = TimeSpan.FromMilliseconds(1500),
            Deadline = TimeSpan.Zero,
            OperationCallbackUri = new Uri("http://app.example/x#f"),
        };
        Assert.Equal(
            [
                "The deadline must be more than zero.",
                "The operation callback address http://app.example/x must be https; plain http is allowed for loopback only.",
                "The operation callback address http://app.example/x must not have a fragment: it never reaches a server.",
                "The phone number is not E.164: write it as + and 2 to 15 digits, country code first, for example +16041234567.",
                "Dialling a phone needs a caller id: set RoomCallsOptions.CallerId, or CallerId on the action, to a phone number that the resource owns.",
                "The invitation timeout must be whole seconds from 1 to 180.",
            ],
            ValidationErrors.Collect(action));
    }

    [Fact]
    public void Validate_NoOrUnknownParticipant_IsAnError()
    {
        Assert.Contains("name the user or phone to add", Assert.Single(ValidationErrors.Collect(new AddParticipant(null!))), StringComparison.Ordinal);
        Assert.Contains("no user and no phone number", Assert.Single(ValidationErrors.Collect(new AddParticipant(ParticipantId.Parse("x")))), StringComparison.Ordinal);
        Assert.Contains("needs a caller id", Assert.Single(ValidationErrors.Collect(new AddParticipant(KnownPhones.Answering))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(180, true)]
    [InlineData(181, false)]
    [InlineData(1.5, false)]
    [InlineData(-1, false)]
    public void Validate_InvitationTimeout_IsWholeSecondsUpTo180(double seconds, bool valid) =>
        Assert.Equal(valid, ValidationErrors.Collect(Valid with { InvitationTimeout = TimeSpan.FromSeconds(seconds) }).Count == 0);

    [Fact]
    public void WithDefaults_Phone_GetsTheCallerIdOfTheOptions()
    {
        ActionDefaults defaults = new(null, KnownPhones.CallerId);
        Assert.Equal(KnownPhones.CallerId, ((AddParticipant)new AddParticipant(KnownPhones.Answering).WithDefaults(defaults)).CallerId);
        Assert.Null(((AddParticipant)new AddParticipant(KnownPeople.Alice).WithDefaults(defaults)).CallerId);
        Assert.Same(Valid, Valid.WithDefaults(new(null, PhoneNumber.Parse("+16047654321"))));
        AddParticipant nobody = new((ParticipantId)null!);
        Assert.Same(nobody, nobody.WithDefaults(defaults));
    }

    [Fact]
    public void ToString_Phone_IsMasked() => Assert.Equal(
        "AddParticipant { OperationContext = order 7, Id = 4:***67, CallerId = ***34, CallerDisplayName = Shop, InvitationTimeout = 00:00:30 }",
        (Valid with { OperationContext = "order 7", CallerDisplayName = "Shop", InvitationTimeout = TimeSpan.FromSeconds(30) }).ToString());
}
