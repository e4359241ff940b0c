using RoomCalls.Rest.Internal.Http;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.Http;

public sealed class PipelineOptionsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Constructor_LeavesRetriesAndTimeoutsToTheCaller(bool quiet)
    {
        using ScriptedService service = new();

        PipelineOptions options = new(service.Transport, quiet);

        Assert.Same(service.Transport, options.Transport);
        Assert.Equal(0, options.Retry.MaxRetries);
        Assert.Equal(Timeout.InfiniteTimeSpan, options.Retry.NetworkTimeout);
        Assert.False(options.Diagnostics.IsLoggingContentEnabled);
        Assert.Equal(["api-version"], options.Diagnostics.LoggedQueryParameters);
        Assert.Equal(!quiet, options.Diagnostics.IsLoggingEnabled);
        Assert.Equal(!quiet, options.Diagnostics.IsDistributedTracingEnabled);
    }
}
