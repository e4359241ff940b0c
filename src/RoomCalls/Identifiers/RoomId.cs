namespace RoomCalls;

/// <summary>
/// The id of a room, as the Rooms service gave it. The service publishes no grammar for it (today it is 17 digits), so any text
/// is taken here; an action refuses an empty id and one with <c>/</c> or control characters before anything is sent.
/// </summary>
/// <param name="Value">The id.</param>
public readonly record struct RoomId(string Value)
{
    /// <summary>Takes a room id from text.</summary>
    /// <param name="value">The id.</param>
    public static implicit operator RoomId(string value) => FromString(value);

    /// <summary>Takes a room id from text.</summary>
    /// <param name="value">The id.</param>
    /// <returns>The room id.</returns>
    public static RoomId FromString(string value) => new(value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>Returns the id.</summary>
    /// <returns>The id, or an empty string for the default value.</returns>
    public override string ToString() => Value ?? string.Empty;
}
