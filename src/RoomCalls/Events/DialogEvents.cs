namespace RoomCalls.Events;

/// <summary>Something of a dialog with a bot. Dialogs are a preview of the service that never left it; what we have no member for is in <see cref="Json"/>.</summary>
public abstract record DialogEvent : RoomCallEvent
{
    private protected DialogEvent()
    {
    }

    /// <summary>Which dialog; <see langword="null"/> when the service does not say.</summary>
    public string? DialogId { get; init; }

    /// <summary>The kind of bot, for example <c>powerVirtualAgents</c>; <see langword="null"/> when the service does not say.</summary>
    public string? DialogInputType { get; init; }

    /// <summary>The whole event as it came. It can hold phone numbers: do not log it.</summary>
    public string Json { get; init; } = string.Empty;

    /// <summary>Prints which dialog, and nothing of the raw event.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("DialogId = ").Append(DialogId).Append(", CallConnectionId = ").Append(CallConnectionId);
        return true;
    }
}

/// <summary>A dialog has begun.</summary>
public sealed record DialogStarted : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogStarted);
}

/// <summary>A dialog is over.</summary>
public sealed record DialogCompleted : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogCompleted);
}

/// <summary>A dialog failed. Its code can be 200 all the same.</summary>
public sealed record DialogFailed : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogFailed);
}

/// <summary>A dialog changes its language.</summary>
public sealed record DialogLanguageChange : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogLanguageChange);
}

/// <summary>A dialog asks for consent.</summary>
public sealed record DialogConsent : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogConsent);
}

/// <summary>A dialog wants to hang up.</summary>
public sealed record DialogHangup : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogHangup);
}

/// <summary>A dialog changes what counts as sensitive.</summary>
public sealed record DialogSensitivityUpdate : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogSensitivityUpdate);
}

/// <summary>A dialog wants to transfer.</summary>
public sealed record DialogTransfer : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogTransfer);
}
