using RoomCalls.Emulator;

namespace RoomCalls.Contracts.Tests.Support;

/// <summary>The other side of a contract: an emulator with a room of Alice, Bob and Carol, nobody in its call, and a short ring.</summary>
internal static class ContractFixture
{
    public static Task<EmulatorFixture> StartAsync(Action<EmulatorOptions>? configure = null) => EmulatorFixture.StartAsync(
        emulator: options =>
        {
            options.RingDuration = TimeSpan.FromMilliseconds(200);
            configure?.Invoke(options);
        },
        people: false,
        withCarol: true);
}
