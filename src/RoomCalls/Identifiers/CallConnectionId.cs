namespace RoomCalls;

/// <summary>The id of one server-side leg of a call, given by the service when the leg connects.</summary>
/// <param name="Value">The id; today a GUID, kept as it came.</param>
public readonly record struct CallConnectionId(string Value)
{
    /// <summary>Takes a call connection id from text.</summary>
    /// <param name="value">The id.</param>
    public static implicit operator CallConnectionId(string value) => FromString(value);

    /// <summary>Takes a call connection id from text.</summary>
    /// <param name="value">The id.</param>
    /// <returns>The call connection id.</returns>
    public static CallConnectionId FromString(string value) => new(value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>Returns the id.</summary>
    /// <returns>The id, or an empty string for the default value.</returns>
    public override string ToString() => Value ?? string.Empty;

    internal bool IsEmpty => string.IsNullOrWhiteSpace(Value);
}
