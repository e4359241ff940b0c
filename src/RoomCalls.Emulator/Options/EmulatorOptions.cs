using System.Net;

namespace RoomCalls.Emulator;

/// <summary>How an emulator behaves. It is read once, when the emulator is created.</summary>
/// <remarks>A member that says "inferred" decides something that no source documents.</remarks>
public sealed class EmulatorOptions
{
    /// <summary>The address to listen on.</summary>
    /// <value>The default is the IPv4 loopback address.</value>
    public IPAddress Host { get; set; } = IPAddress.Loopback;

    /// <summary>The port to listen on; 0 means a free one.</summary>
    /// <value>0 to 65,535. The default is 0.</value>
    public int Port { get; set; }

    /// <summary>The access key, as base64.</summary>
    /// <value>The default is a key made once per process, or one derived from <see cref="Seed"/>.</value>
    public string? AccessKey { get; set; }

    /// <summary>Makes ids and the access key repeatable: the same seed and the same requests give the same ids.</summary>
    /// <value>The default, <see langword="null"/>, makes random ids.</value>
    public int? Seed { get; set; }

    /// <summary>The clock of everything that happens, except <see cref="CallbackTimeout"/>.</summary>
    /// <value>The default is the system clock. An <see cref="EmulatorClock"/> makes time virtual.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>How long a phone or a user rings before it answers, or refuses.</summary>
    /// <value>Not negative. The default is 200 ms.</value>
    public TimeSpan RingDuration { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long an invitee who does not answer rings when the request does not give a time, or gives 0. Inferred.</summary>
    /// <value>More than zero. The default is 180 s.</value>
    public TimeSpan DefaultInvitationTimeout { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>The time from the answer to connect until CallConnected or ConnectFailed.</summary>
    /// <value>Not negative. The default is zero.</value>
    public TimeSpan ConnectDelay { get; set; }

    /// <summary>How long sending one tone takes.</summary>
    /// <value>Not negative. The default is 100 ms.</value>
    public TimeSpan ToneDuration { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the receiver of a callback may take. Always real time: it guards a real socket, also when the clock is virtual.</summary>
    /// <value>More than zero. The default is 10 s.</value>
    public TimeSpan CallbackTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many times a callback is sent again when it is not answered with 2xx in time.</summary>
    /// <value>0 to 10. The default is 3.</value>
    public int CallbackRetries { get; set; } = 3;

    /// <summary>The wait before the first retry of a callback; it doubles with each further one.</summary>
    /// <value>Not negative. The default is 1 s.</value>
    public TimeSpan CallbackRetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Allows plain HTTP callback URIs to hosts other than loopback.</summary>
    /// <value>The default is <see langword="false"/>: such a URI is refused with 400/8523.</value>
    public bool AllowPlainHttpCallbacks { get; set; }

    /// <summary>The number of participants on one page of a list of call participants.</summary>
    /// <value>1 to 1,000. The default is 100.</value>
    public int RosterPageSize { get; set; } = 100;

    /// <summary>Whether the link to a next page is relative instead of absolute.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool RelativeNextLinks { get; set; }

    /// <summary>What happens when a connection is made to a room that nobody is in. Inferred.</summary>
    /// <value>The default is <see cref="EmptyRoomBehavior.ConnectFailed"/>.</value>
    public EmptyRoomBehavior EmptyRoomBehavior { get; set; }

    /// <summary>What happens when a connection is made to a room outside its validity window. Inferred.</summary>
    /// <value>The default is <see cref="ExpiredRoomBehavior.ConnectFailed"/>.</value>
    public ExpiredRoomBehavior ExpiredRoomBehavior { get; set; }

    /// <summary>How dialling out of a room that does not allow it is refused. Inferred.</summary>
    /// <value>The default is <see cref="RefusalBehavior.Response"/>, 403/7504.</value>
    public RefusalBehavior DialOutDisabledBehavior { get; set; }

    /// <summary>How a caller id of the range +1 500 555 02NN, which is not owned, is refused. Inferred.</summary>
    /// <value>The default is <see cref="RefusalBehavior.Response"/>, 403/7507.</value>
    public RefusalBehavior UnownedCallerIdBehavior { get; set; }

    /// <summary>Whether adding a user who is not a participant of the room fails with AddParticipantFailed 403/5828. Inferred.</summary>
    /// <value>The default is <see langword="false"/>: any user may be added.</value>
    public bool RefuseUninvitedUsers { get; set; }

    /// <summary>The largest number of other people in a seat's roster; the limit of the service is about 100.</summary>
    /// <value>1 to 1,000. The default is 100.</value>
    public int SeatRosterLimit { get; set; } = 100;

    /// <summary>How long a user stays in the call after the connection of the seat was lost.</summary>
    /// <value>Not negative. The default is 120 s, the service's time.</value>
    public TimeSpan SeatLossTime { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Whether other people see that a seat has put the call on hold. Inferred: the documentation says that holding is local in rooms.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsHoldVisible { get; set; } = true;

    /// <summary>Whether the control plane under /emulator answers callers that are not on this machine.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowControlPlaneFromAnywhere { get; set; }

    /// <summary>Checks every option and returns a copy, so that later changes have no effect.</summary>
    internal EmulatorOptions Validate()
    {
        List<string> errors = [];
        Check(Host is not null, "Host is missing.");
        Check(Port is >= 0 and <= 65_535, "Port must be 0 to 65535.");
        Check(AccessKey is null || IsKey(AccessKey), "AccessKey must be base64 and not empty.");
        Check(TimeProvider is not null, "TimeProvider is missing.");
        Check(RingDuration >= TimeSpan.Zero, "RingDuration must not be negative.");
        Check(DefaultInvitationTimeout > TimeSpan.Zero, "DefaultInvitationTimeout must be more than zero.");
        Check(ConnectDelay >= TimeSpan.Zero, "ConnectDelay must not be negative.");
        Check(ToneDuration >= TimeSpan.Zero, "ToneDuration must not be negative.");
        Check(CallbackTimeout > TimeSpan.Zero, "CallbackTimeout must be more than zero.");
        Check(CallbackRetries is >= 0 and <= 10, "CallbackRetries must be 0 to 10.");
        Check(CallbackRetryDelay >= TimeSpan.Zero, "CallbackRetryDelay must not be negative.");
        Check(SeatRosterLimit is >= 1 and <= 1000, "SeatRosterLimit must be 1 to 1000.");
        Check(SeatLossTime >= TimeSpan.Zero, "SeatLossTime must not be negative.");
        Check(RosterPageSize is >= 1 and <= 1000, "RosterPageSize must be 1 to 1000.");
        return errors.Count == 0
            ? (EmulatorOptions)MemberwiseClone()
            : throw new ArgumentException("The emulator's options are not valid. " + string.Join(' ', errors));

        void Check(bool valid, string error)
        {
            if (!valid)
            {
                errors.Add(error);
            }
        }
    }

    private static bool IsKey(string key) =>
        key.Length > 0 && Convert.TryFromBase64String(key, new byte[key.Length], out int written) && written > 0;
}

/// <summary>What happens when a connection is made to a room that nobody is in.</summary>
public enum EmptyRoomBehavior
{
    /// <summary>The request is answered with 200; ConnectFailed 404/8522 follows.</summary>
    ConnectFailed = 0,

    /// <summary>The connection starts the room call.</summary>
    Accept = 1,

    /// <summary>The request is answered with 404/8522.</summary>
    NotFound = 2,
}

/// <summary>What happens when a connection is made to a room outside its validity window.</summary>
public enum ExpiredRoomBehavior
{
    /// <summary>The request is answered with 200; ConnectFailed 403/5829 follows.</summary>
    ConnectFailed = 0,

    /// <summary>The request is answered with 403/5829.</summary>
    Forbidden = 1,
}

/// <summary>How a request for something that is not permitted is refused.</summary>
public enum RefusalBehavior
{
    /// <summary>The HTTP response refuses it.</summary>
    Response = 0,

    /// <summary>The request is accepted; the failure event refuses it.</summary>
    Event = 1,

    /// <summary>It is not refused.</summary>
    Accept = 2,
}
