using System.Collections.Frozen;

namespace RoomCalls.Internal.Errors;

/// <summary>The meaning of the service's codes, with advice, from Microsoft's published tables.</summary>
internal static class ResultCodes
{
    private static readonly FrozenDictionary<int, string> BySubCode = new Dictionary<int, string>
    {
        [5828] = "The user is not a participant of the room: add the user to the room first.",
        [5829] = "The room cannot be joined now: it is before its start or after its end.",
        [5830] = "Rooms admit users of Azure Communication Services only.",
        [7501] = "The service did not accept the credentials: check the access key or token.",
        [7504] = "Not permitted: for dialling out, create the room with PSTN dial-out enabled.",
        [7507] = "The caller id is not owned by this resource: use a phone number that the resource owns.",
        [7509] = "The access key was not accepted: check that it belongs to this endpoint.",
        [8501] = "The call is not established: wait for CallConnected first.",
        [8508] = "The operation was cancelled.",
        [8516] = "Throttled: slow down, then try again.",
        [8519] = "Another action is running on the same resource: do one after the other.",
        [8522] = "Not found: the call or participant has ended or left; for a room, somebody must be in its call first.",
        [8523] = "The service found the request invalid.",
        [8528] = "The call is over.",
        [8529] = "The monthly limit is reached: trying again soon does not help.",
        [8530] = "The limit of active calls is reached: trying again soon does not help.",
        [8538] = "The callee declined.",
        [8539] = "The callee is busy: try again later.",
        [8541] = "The callee is unavailable: try again later.",
        [8544] = "The callee cannot be reached: check the number.",
        [8558] = "The participant is not in the call.",
        [8583] = "Another media action is running on this participant: wait for its end.",
        [8585] = "Not possible in the call's present state.",
        [510403] = "The caller id was missing or not allowed for this call.",
        [560403] = "The number refused the call, or is barred.",
        [560404] = "The number does not exist or cannot be reached: check it.",
        [560408] = "The callee did not answer in time.",
        [560480] = "Nobody answered: try again later.",
        [560484] = "The number is incomplete or malformed: check it.",
        [560486] = "The number is busy: try again later.",
        [560487] = "The call was cancelled before it was answered.",
        [560603] = "The callee declined the call.",
    }.ToFrozenDictionary();

    /// <summary>Describes what happened, what it means, and what to do.</summary>
    public static string Describe(string action, ResultInformation result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string meaning = BySubCode.TryGetValue(result.SubCode, out string? known) ? known : result.Code switch
        {
            401 => "The service did not accept the credentials: check that the access key belongs to this endpoint.",
            400 => "The service found the request invalid: correct what it names.",
            403 => "Not permitted: check that the resource may do this.",
            404 => "Not found: check the id; it may be deleted, or belong to another resource.",
            409 => "It conflicts with another change: read the present state, then try again.",
            _ => "See the code and subcode.",
        };
        string text = string.IsNullOrWhiteSpace(result.Message) ? string.Empty : $" The service said: {result.Message}";
        return $"{action} failed ({result.Code}/{result.SubCode}): {meaning}{text}";
    }
}
