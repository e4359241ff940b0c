namespace RoomCalls.AspNetCore;

/// <summary>How a signed-in web user becomes an actor. Checked when the host starts.</summary>
public sealed class ClaimsActorOptions
{
    /// <summary>The claim that holds the user's id in Azure Communication Services, for example <c>8:acs:…</c>. Not empty.</summary>
    /// <value><c>acs_user_id</c> by default.</value>
    public string UserIdClaim { get; set; } = "acs_user_id";

    /// <summary>The role whose members act as the administrator, whom no role in a room binds. <see langword="null"/> for nobody.</summary>
    /// <value><see langword="null"/> by default: no web user becomes the administrator.</value>
    public string? AdministratorRole { get; set; }
}
