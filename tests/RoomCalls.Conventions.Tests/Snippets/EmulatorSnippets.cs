using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Emulator;
using RoomCalls.Testing;

namespace RoomCalls.Conventions.Tests.Snippets;

/// <summary>The code of docs/testing-with-the-emulator.md and of the emulator's README, compiled.</summary>
internal static class EmulatorSnippets
{
    public static async Task PeopleAsync(RoomCallsEmulator emulator, Room room, ParticipantId bobsId, CancellationToken ct)
    {
        // begin-snippet: emulator-people
        EmulatedSeat bob = await emulator.JoinAsync(room, bobsId, ct);      // a user of the room joins its call
        await bob.UnmuteAsync(ct);
        await bob.SpeakAsync(ct);
        await bob.LeaveAsync(ct);
        // end-snippet
    }

    public static void Clock(IServiceCollection services)
    {
        // begin-snippet: emulator-clock
        EmulatorClock clock = new();
        services.AddRoomCalls(o => o.CallerId = PhoneNumber.Parse("+16044561234")).UseEmulator(o => o.TimeProvider = clock);
        // end-snippet
    }

    public static async Task AdvanceAsync(RoomCallsEmulator emulator, IRoomCall call, CancellationToken ct)
    {
        // begin-snippet: emulator-advance
        Task<RoomCallParticipant> dialling = call.AddParticipantAsync(PhoneNumber.Parse("+15005550103"), ct);   // rings until the end
        await emulator.AdvanceAsync(TimeSpan.FromMinutes(4), ct);
        ActionFailedException failure = await Assert.ThrowsAsync<ActionFailedException>(() => dialling);
        Assert.Equal(560480, failure.ResultInformation.SubCode);
        // end-snippet
    }

    public static void AddFaults(RoomCallsEmulator emulator)
    {
        // begin-snippet: emulator-faults
        emulator.Faults.Add(EmulatorFault.Status(503, retryAfter: TimeSpan.FromSeconds(2)).ForOperation("AddParticipant"));
        emulator.Faults.Add(EmulatorFault.Drop(afterExecuting: true).ForOperation("SendDtmfTones"));
        // end-snippet
    }

    public static async Task EmulatorAsync()
    {
        // begin-snippet: emulator
        await using RoomCallsEmulator emulator = await RoomCallsEmulator.StartNewAsync();
        // emulator.ConnectionString goes into any client of the service; emulator.JoinAsync puts a user into a room call.
        // end-snippet
    }
}
