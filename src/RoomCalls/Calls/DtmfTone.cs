namespace RoomCalls;

/// <summary>One key of a telephone.</summary>
public enum DtmfTone
{
    /// <summary>The key 0.</summary>
    Zero,

    /// <summary>The key 1.</summary>
    One,

    /// <summary>The key 2.</summary>
    Two,

    /// <summary>The key 3.</summary>
    Three,

    /// <summary>The key 4.</summary>
    Four,

    /// <summary>The key 5.</summary>
    Five,

    /// <summary>The key 6.</summary>
    Six,

    /// <summary>The key 7.</summary>
    Seven,

    /// <summary>The key 8.</summary>
    Eight,

    /// <summary>The key 9.</summary>
    Nine,

    /// <summary>The key A.</summary>
    A,

    /// <summary>The key B.</summary>
    B,

    /// <summary>The key C.</summary>
    C,

    /// <summary>The key D.</summary>
    D,

    /// <summary>The key #.</summary>
    Pound,

    /// <summary>The key *.</summary>
    Asterisk,
}
