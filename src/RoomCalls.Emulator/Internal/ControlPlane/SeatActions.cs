namespace RoomCalls.Emulator.Internal.ControlPlane;

/// <summary>Lets a seat take the action that a control request names.</summary>
internal static class SeatActions
{
    public static Task RunAsync(EmulatedSeat seat, SeatBody body, CancellationToken stopping)
    {
        return (body.Action ?? throw ControlPlaneHandler.Missing("action")) switch
        {
            "speak" => seat.SpeakAsync(stopping),
            "stopSpeaking" => seat.StopSpeakingAsync(stopping),
            "mute" => seat.MuteAsync(stopping),
            "unmute" => seat.UnmuteAsync(stopping),
            "startVideo" => seat.StartVideoAsync(stopping),
            "stopVideo" => seat.StopVideoAsync(stopping),
            "startScreenSharing" => seat.StartScreenSharingAsync(stopping),
            "stopScreenSharing" => seat.StopScreenSharingAsync(stopping),
            "hold" => seat.HoldAsync(stopping),
            "resume" => seat.ResumeAsync(stopping),
            "raiseHand" => seat.RaiseHandAsync(stopping),
            "lowerHand" => seat.LowerHandAsync(stopping),
            "add" => seat.AddParticipantAsync(Participant(), body.AlternateCallerId, stopping),
            "remove" => seat.RemoveParticipantAsync(Participant(), stopping),
            "muteParticipant" => seat.MuteParticipantAsync(Participant(), stopping),
            "muteOthers" => seat.MuteAllOthersAsync(stopping),
            "leave" => seat.LeaveAsync(stopping),
            "crash" => seat.CrashAsync(stopping),
            "hangUpForEveryone" => seat.HangUpForEveryoneAsync(stopping),
            "setState" when Enum.TryParse(body.State ?? throw ControlPlaneHandler.Missing("state"), out EmulatedSeatState state)
                && EmulatedSeat.CanSet(state) =>
                seat.SetStateAsync(state, stopping),
            _ => throw new ArgumentException(
                "action must be one of those of a seat, for example speak; setState takes a state: Connected, Idle, EarlyMedia or InLobby."),
        };

        string Participant() => body.Participant ?? throw ControlPlaneHandler.Missing("participant");
    }
}
