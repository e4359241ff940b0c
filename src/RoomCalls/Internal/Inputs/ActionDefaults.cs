namespace RoomCalls.Internal.Inputs;

/// <summary>What the options say for actions that leave it open.</summary>
internal sealed record ActionDefaults(Uri? CallbackUri, ParticipantId? CallerId);
