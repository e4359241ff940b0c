namespace RoomCalls.Actions;

/// <summary>
/// Reads every room of the resource, following every page (at most 500), also rooms whose time is over. All pages together are one attempt: where there are thousands of
/// rooms, raise <see cref="RoomCallAction.Deadline"/> and <see cref="ResilienceOptions.AttemptTimeout"/>.
/// </summary>
public sealed record ListRooms : AdministrationAction<IReadOnlyList<Room>>;
