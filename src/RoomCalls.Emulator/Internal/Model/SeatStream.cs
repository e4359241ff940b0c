namespace RoomCalls.Emulator.Internal.Model;

/// <summary>A video or a shared screen that a person sends.</summary>
internal sealed record SeatStream(int Id, string Kind, int Width, int Height)
{
    public const string Video = "Video";
    public const string ScreenSharing = "ScreenSharing";
}
