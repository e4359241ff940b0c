namespace RoomCalls.AspNetCore;

/// <summary>The settings that map signed-in web users to actors. They are validated when the host starts. Not safe for concurrent use.</summary>
public sealed class ClaimsActorOptions
{
    /// <summary>The type of the claim that holds the user's id in Azure Communication Services, for example <c>8:acs:…</c>. It must not be empty.</summary>
    /// <value><c>acs_user_id</c> by default.</value>
    public string UserIdClaim { get; set; } = "acs_user_id";

    /// <summary>The role whose members act as the administrator, who is not restricted by roles in a room; <see langword="null"/> for none.</summary>
    /// <value><see langword="null"/> by default: no web user becomes the administrator.</value>
    public string? AdministratorRole { get; set; }
}
