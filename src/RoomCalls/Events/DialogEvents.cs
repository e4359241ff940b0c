namespace RoomCalls.Events;

/// <summary>
/// The base class of the events of a dialog with a bot. Dialogs are a preview feature of the service that was never released; members without a
/// property here are in <see cref="Json"/>.
/// </summary>
public abstract record DialogEvent : RoomCallEvent
{
    private protected DialogEvent()
    {
    }

    /// <summary>The id of the dialog; <see langword="null"/> when the service does not report it.</summary>
    public string? DialogId { get; init; }

    /// <summary>The kind of bot, for example <c>powerVirtualAgents</c>; <see langword="null"/> when the service does not report it.</summary>
    public string? DialogInputType { get; init; }

    /// <summary>The complete event as it arrived. It can contain phone numbers: do not log it.</summary>
    public string Json { get; init; } = string.Empty;

    /// <summary>Prints the id of the dialog, and nothing of the raw event.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("DialogId = ").Append(DialogId).Append(", CallConnectionId = ").Append(CallConnectionId);
        return true;
    }
}

/// <summary>A dialog has started.</summary>
public sealed record DialogStarted : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogStarted);
}

/// <summary>A dialog has completed.</summary>
public sealed record DialogCompleted : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogCompleted);
}

/// <summary>A dialog failed. The code of the result can be 200 nevertheless.</summary>
public sealed record DialogFailed : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogFailed);
}

/// <summary>A dialog has changed its language.</summary>
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

/// <summary>A dialog asks to hang up.</summary>
public sealed record DialogHangup : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogHangup);
}

/// <summary>A dialog has changed what counts as sensitive.</summary>
public sealed record DialogSensitivityUpdate : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogSensitivityUpdate);
}

/// <summary>A dialog asks to transfer the call.</summary>
public sealed record DialogTransfer : DialogEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(DialogTransfer);
}
