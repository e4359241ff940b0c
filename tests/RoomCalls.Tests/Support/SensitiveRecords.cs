using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Policies;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Support;

/// <summary>Fills any public record with values that must never be shown whole.</summary>
internal static class SensitiveRecords
{
    public const string Token = "eyJhbGciOiJIUzI1NiJ9.SECRETTOKEN.sig";
    public const string Number = "+16041234567";

    public static readonly Uri Callback = new("https://app.example/events?call=SECRETKEY.SECRETMAC");

    public static IReadOnlyList<Type> PublicRecords { get; } =
    [
        .. typeof(RoomCallAction).Assembly.GetExportedTypes()
            .Where(type => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null || type.GetMethod("<Clone>$") is not null)
            .Where(type => !type.IsAbstract && !type.IsGenericTypeDefinition && type.GetConstructors().Length > 0),
    ];

    public static object Make(Type type, int depth = 0)
    {
        ConstructorInfo constructor = type.GetConstructors().OrderBy(c => c.GetParameters().Length).Last(c => c.GetParameters() is not [{ ParameterType: var only }] || only != type);
        object made = constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType, type, p.Name!, depth))]);
        foreach (PropertyInfo property in type.GetProperties().Where(p => p.SetMethod is { IsPublic: true }))
        {
            property.SetValue(made, Value(property.PropertyType, type, property.Name, depth));
        }

        return made;
    }

    private static object? Value(Type type, Type owner, string name, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        object? simple = type switch
        {
            _ when type == typeof(string) => Text(owner, name),
            _ when type == typeof(ParticipantId) => ParticipantId.PhoneNumber(Number),
            _ when type == typeof(PhoneNumber) => PhoneNumber.Parse(Number),
            _ when type == typeof(RoomId) => new RoomId("0b5c-id"),
            _ when type == typeof(CallConnectionId) => new CallConnectionId("0b5c-id"),
            _ when type == typeof(RoomRole) => RoomRole.Presenter,
            _ when type == typeof(IReadOnlySet<RoomRole>) => new HashSet<RoomRole> { RoomRole.Presenter },
            _ when type == typeof(Uri) => Callback,
            _ when type == typeof(DtmfTones) => DtmfTones.Parse("918273"),
            _ when type == typeof(CallLocator) => CallLocator.Room("991"),
            _ when type == typeof(RoomCallActor) => RoomCallActor.Participant(ParticipantId.PhoneNumber(Number)),
            _ when type == typeof(PermissionSubject) => PermissionSubject.Administrator,
            _ when type == typeof(Capability) => Capability.Denied(new CapabilityReason("own", $"4:{Number} is barred.")),
            _ when type == typeof(RoomCallEvent) => Make(typeof(AddParticipantSucceeded), depth + 1),
            _ when type == typeof(ReadOnlyMemory<byte>) => ReadOnlyMemory<byte>.Empty,
            _ when type == typeof(RoomCallAction) => Make(typeof(AddParticipant), depth + 1),
            _ when type == typeof(Guid) => Guid.Empty,
            _ when type == typeof(DateTimeOffset) => ManualTimeProvider.Start,
            _ when type == typeof(TimeSpan) => TimeSpan.FromSeconds(1),
            _ when type == typeof(ParticipantRoster) => ParticipantRoster.Create([new(ParticipantId.PhoneNumber(Number))]),
            _ when type == typeof(Stream) => Stream.Null,
            _ when type == typeof(MediaStreams) => MediaStreams.Create([new(1, MediaStreamKind.Video)]),
            _ when type == typeof(SeatUser) => SeatUser.WithToken(ParticipantId.PhoneNumber(Number), new RoomUserToken(Token, ManualTimeProvider.Start)),
            _ when type == typeof(Func<CancellationToken, ValueTask<RoomUserToken>>) =>
                (Func<CancellationToken, ValueTask<RoomUserToken>>)(_ => ValueTask.FromResult(new RoomUserToken(Token, ManualTimeProvider.Start))),
            _ when type == typeof(ImmutableDictionary<SeatCapability, Capability>) || type == typeof(IReadOnlyDictionary<SeatCapability, Capability>) =>
                ImmutableDictionary<SeatCapability, Capability>.Empty.Add("MuteOthers", Capability.Denied("own", $"4:{Number} is barred.")),
            _ when type == typeof(Func<Action<SeatUpdate>, ICallingSession>) => (Func<Action<SeatUpdate>, ICallingSession>)(static _ => throw new NotSupportedException(Token)),
            _ when type == typeof(ImmutableDictionary<string, string>) || type == typeof(IReadOnlyDictionary<string, string>) =>
                ImmutableDictionary<string, string>.Empty.Add("noNetwork", $"4:{Number}"),
            _ when type == typeof(ImmutableArray<CallSeat>) => ImmutableArray.Create(new CallSeat(ParticipantId.PhoneNumber(Number))),
            _ when type == typeof(int) => 100,
            _ when type == typeof(object) => new RoomUserToken(Token, ManualTimeProvider.Start),
            _ when type == typeof(bool) => true,
            _ when type == typeof(long) => 1L,
            _ when type == typeof(double) => 0.5,
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
            _ => null,
        };
        return simple ?? Compound(type, owner, depth);
    }

    /// <summary>Ids that the service makes, a policy's own words and our reason for a refusal are shown as they are; every other text may hold anything.</summary>
    private static string Text(Type owner, string name) => (owner.Name, name) switch
    {
        ("RoomUserToken", _) => Token,
        ("CallbackRequest", _) => Token,
        ("UnknownRoomCallEvent", "Json") => $"{{\"token\":\"{Token}\",\"rawId\":\"4:{Number}\"}}",
        (_, "Value" or "Id" or "InvitationId" or "CallId" or "ServerCallId" or "CorrelationId" or "Type" or "ErrorCode" or "RequestId") => "0b5c-id",
        (_, "RecordingId" or "RecordingKind" or "DialogId" or "DialogInputType" or "Status" or "Details" or "ContentType" or "ServerCallLocator") => "0b5c-id",
        ("CapabilityReason", "Code") or ("CallbackResult", _) or ("PublishedCapability" or "RolePermission", _) or ("ActionDecided", "ActionName") => "reason",
        _ => $"text of {name} 4:{Number}",
    };

    private static object? Compound(Type type, Type owner, int depth)
    {
        if (depth > 3 || type.IsInterface && !type.IsAssignableTo(typeof(IEnumerable)))
        {
            return null;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            Array items = Array.CreateInstance(type.GenericTypeArguments[0], 1);
            items.SetValue(Value(type.GenericTypeArguments[0], owner, "Item", depth + 1), 0);
            return items;
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Observed<>) || type == typeof(ImmutableArray<>)
            ? Activator.CreateInstance(type)
            : Make(type, depth + 1);
    }
}
