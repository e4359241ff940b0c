using RoomCalls.Actions;
using RoomCalls.Internal.Inputs;

namespace RoomCalls.Tests.Support;

internal static class InputErrors
{
    public static IReadOnlyList<string> Of(Action<ActionErrors> collect)
    {
        ActionErrors errors = new();
        collect(errors);
        return errors.All;
    }

    public static IReadOnlyList<string> Of(RoomCallAction action)
    {
        try
        {
            action.Validate();
            return [];
        }
        catch (InvalidActionException invalid)
        {
            Assert.Equal(action.Name, invalid.Action);
            return invalid.Errors;
        }
    }
}
