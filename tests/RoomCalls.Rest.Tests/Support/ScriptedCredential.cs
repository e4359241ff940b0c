using Azure.Core;

namespace RoomCalls.Rest.Tests.Support;

/// <summary>Gives the tokens of a script, and counts how often it was asked.</summary>
internal sealed class ScriptedCredential : TokenCredential
{
    private readonly Queue<Func<AccessToken>> _tokens = [];

    public List<TokenRequestContext> Asked { get; } = [];

    public ScriptedCredential Token(string token, TimeSpan life)
    {
        _tokens.Enqueue(() => new AccessToken(token, TimeProvider.System.GetUtcNow() + life));
        return this;
    }

    public ScriptedCredential Fail(Exception failure)
    {
        _tokens.Enqueue(() => throw failure);
        return this;
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Asked.Add(requestContext);
        return _tokens.Dequeue()();
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
