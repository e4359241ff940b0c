using Azure.Core.Pipeline;

namespace RoomCalls.Rest.Internal.SigningIn;

/// <summary>How requests prove whose they are. A class, so that nothing of it is printed.</summary>
internal abstract class SignIn
{
    /// <summary>The secret for callback addresses that every instance can derive; <see langword="null"/> when there is nothing to derive it from.</summary>
    public abstract string? CallbackSecret { get; }

    /// <summary>What was not accepted, and what to check, when the service answers 401.</summary>
    public abstract string RefusedAdvice { get; }

    /// <summary>What puts the proof on each attempt.</summary>
    public abstract HttpPipelinePolicy CreatePolicy(TimeProvider time);
}
