using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests;

public sealed class PublicRecordsTests
{
    public static TheoryData<Type> Records => [.. SensitiveRecords.PublicRecords];

    [Fact]
    public void PublicRecords_WholeLibrary_AreFound()
    {
        Type[] some = [typeof(AddParticipant), typeof(ConnectCall), typeof(UnknownRoomCallEvent), typeof(ActionEnvelope), typeof(ListenOptions), typeof(RoomCallState), typeof(RoomUserToken)];
        Assert.All(some, type => Assert.Contains(type, SensitiveRecords.PublicRecords));
        Assert.True(SensitiveRecords.PublicRecords.Count > 40);
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void ToString_AnyPublicRecord_HoldsNoNumberTokenKeyOrQuery(Type type)
    {
        string shown = SensitiveRecords.Make(type).ToString()!;
        Assert.DoesNotContain("1234567", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("918273", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_Options_HoldsNoSecret()
    {
        RoomCallsOptions options = new() { CallbackSecret = "SECRET", CallerId = PhoneNumber.Parse(KnownPhones.AnsweringNumber) };
        Assert.Equal(typeof(RoomCallsOptions).FullName, options.ToString());
        Assert.Equal(typeof(ResilienceOptions).FullName, options.Resilience.ToString());
    }
}
