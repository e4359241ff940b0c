using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Support;

internal sealed record ScriptedRequest(RoomCallAction Action, ActionEnvelope Envelope, CancellationToken CancellationToken);
