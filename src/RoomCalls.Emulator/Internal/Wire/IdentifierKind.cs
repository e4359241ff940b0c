namespace RoomCalls.Emulator.Internal.Wire;

/// <summary>The kinds of a communication identifier.</summary>
internal enum IdentifierKind
{
    Unknown,
    User,
    Phone,
    TeamsUser,
    TeamsApp,
    TeamsExtensionUser,
}
