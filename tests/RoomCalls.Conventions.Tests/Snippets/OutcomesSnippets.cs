
namespace RoomCalls.Conventions.Tests.Snippets;

/// <summary>The code of docs/outcomes-and-errors.md, compiled.</summary>
internal static class OutcomesSnippets
{
    public static async Task ErrorsAsync(IRoomCall call, CancellationToken ct)
    {
        // begin-snippet: errors
        try
        {
            await call.AddParticipantAsync(PhoneNumber.Parse("+16041234567"), ct);
        }
        catch (ActionFailedException busy) when (busy.ResultInformation.SubCode == 560486)
        {
            Console.WriteLine("The number is busy.");
        }
        catch (RoomCallsException failure) when (failure.Effect == ActionEffect.Unknown)
        {
            Console.WriteLine($"It may ring: look before dialling again. {failure.Message}");
        }
        catch (RoomCallsException failure)
        {
            Console.WriteLine($"{failure.Message} (request {failure.RequestId})");
        }
        // end-snippet
    }
}
