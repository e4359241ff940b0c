using RoomCalls.Actions;
using RoomCalls.Internal.Inputs;

namespace RoomCalls.Tests.Support;

/// <summary>All errors of an input.</summary>
internal static class ValidationErrors
{
    public static IReadOnlyList<string> Collect(Action<ActionErrors> collect)
    {
        ActionErrors errors = new();
        collect(errors);
        return errors.All;
    }

    public static IReadOnlyList<string> Collect(RoomCallAction action)
    {
        try
        {
            action.Validate();
            return [];
        }
        catch (InvalidActionException invalid)
        {
            Assert.Equal(action.Name, invalid.ActionName);
            return invalid.Errors;
        }
    }
}
