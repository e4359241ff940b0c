using Azure.Core;
using Azure.Core.Pipeline;

namespace RoomCalls.Rest.Internal.Http;

/// <summary>How Azure.Core's pipeline is used: no retries and no time limit, because both belong to the caller; bodies are never logged.</summary>
internal sealed class PipelineOptions : ClientOptions
{
    public PipelineOptions(HttpPipelineTransport transport, bool quiet)
    {
        Transport = transport;
        Retry.MaxRetries = 0;
        Retry.NetworkTimeout = Timeout.InfiniteTimeSpan;
        Diagnostics.IsLoggingContentEnabled = false;
        if (quiet)
        {
            Diagnostics.IsLoggingEnabled = false;
            Diagnostics.IsDistributedTracingEnabled = false;
        }
    }
}
