using System.Text;
using RoomCalls.Rest.Internal.Errors;

namespace RoomCalls.Rest.Tests.Internal.Errors;

public sealed class ServiceErrorTests
{
    [Theory]
    [InlineData("""{"error":{"code":"8522","message":"Call not found."}}""", "8522", 8522, "Call not found.")]
    [InlineData("""{"error":{"code":8522,"message":"Call not found."}}""", "8522", 8522, "Call not found.")]
    [InlineData("""{"later":1,"error":{"code":"BadRequest","details":[{}]}}""", "BadRequest", 0, null)]
    [InlineData("""{"error":{"code":null,"message":null}}""", null, 0, null)]
    [InlineData("""{"code":"8522"}""", null, 0, null)]
    [InlineData("no json", null, 0, null)]
    [InlineData("", null, 0, null)]
    public void Read_Body_ReadsTheMembersPresent(string body, string? code, int subCode, string? message)
    {
        ServiceError error = ServiceError.Read(Encoding.UTF8.GetBytes(body));

        Assert.Equal((code, subCode, message), (error.Code, error.SubCode, error.Message));
    }

    [Fact]
    public void Read_BytesThatAreNoText_HasNoCode() => Assert.Null(ServiceError.Read(new byte[] { 0xFF, 0xFE, 0x00 }).Code);
}
