using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RoomCalls.AspNetCore.Tests.Support;

namespace RoomCalls.AspNetCore.Tests;

public sealed class RoomCallEventsEndpointRouteBuilderExtensionsTests
{
    [Theory]
    [InlineData("https://app.example/api/events", "/api/events")]
    [InlineData("https://app.example/api/events", "api/events")]
    [InlineData("https://app.example/api/events/", "/api/events")]
    [InlineData("https://app.example/api/events", "/api/events/")]
    [InlineData("https://app.example/API/Events", "/api/events")]
    [InlineData("https://app.example/proxy/prefix/api/events", "/api/events")]
    [InlineData("https://app.example/api/events?key=secret", "/api/events")]
    [InlineData("https://app.example/api/caf%C3%A9%20events", "/api/café events")]
    [InlineData("https://app.example", "/")]
    [InlineData("https://app.example/", "/")]
    [InlineData("https://app.example/prefix/", "/")]
    [InlineData("http://127.0.0.1:5000/api/events", "/api/events")]
    [InlineData("https://app.example/somewhere", "/api/{tenant}/events")]
    [InlineData(null, "/api/events")]
    public async Task MapRoomCallEvents_AddressLeadsToThePath_IsMapped(string? callbackUri, string path)
    {
        await using WebApplication application = Build(callbackUri);

        application.MapRoomCallEvents(path);

        Endpoint endpoint = Assert.Single(((IEndpointRouteBuilder)application).DataSources.SelectMany(source => source.Endpoints));
        Assert.Equal("RoomCalls callbacks", endpoint.DisplayName);
    }

    [Theory]
    [InlineData("https://app.example/other/events?key=secret", "/other/events")]
    [InlineData("https://app.example/api/events/more?key=secret", "/api/events/more")]
    [InlineData("https://app.example/myapi/events?key=secret", "/myapi/events")]
    [InlineData("https://app.example/?key=secret", "/")]
    public async Task MapRoomCallEvents_AddressLeadsElsewhere_NamesBothPathsWithoutTheQuery(string callbackUri, string leadsTo)
    {
        await using WebApplication application = Build(callbackUri);

        OptionsValidationException wrong = Assert.Throws<OptionsValidationException>(() => application.MapRoomCallEvents("/api/events"));

        Assert.Equal(typeof(RoomCallsOptions), wrong.OptionsType);
        Assert.Contains($"leads to {leadsTo},", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("was given /api/events:", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
        Assert.Empty(((IEndpointRouteBuilder)application).DataSources.SelectMany(source => source.Endpoints));
    }

    [Fact]
    public async Task MapRoomCallEvents_RouteGroup_ComparesTheEndOfTheAddress()
    {
        await using WebApplication application = Build("https://app.example/api/events");

        application.MapGroup("/api").MapRoomCallEvents("/events");

        Assert.Single(((IEndpointRouteBuilder)application).DataSources.SelectMany(source => source.Endpoints));
    }

    [Fact]
    public async Task MapRoomCallEvents_PlainHttpToAnotherHost_Throws()
    {
        await using WebApplication application = Build("http://app.example/api/events?key=secret");

        OptionsValidationException wrong = Assert.Throws<OptionsValidationException>(() => application.MapRoomCallEvents("/api/events"));

        Assert.Contains("RoomCallsOptions.CallbackUri", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("must be https; plain http is allowed for loopback only.", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("=secret", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MapRoomCallEvents_NoAddRoomCalls_Throws()
    {
        await using WebApplication application = WebAppFixture.Build(static _ => { });

        InvalidOperationException wrong = Assert.Throws<InvalidOperationException>(() => application.MapRoomCallEvents("/api/events"));

        Assert.Contains("AddRoomCalls()", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MapRoomCallEvents_NullOrBlank_Throws()
    {
        await using WebApplication application = Build(null);

        Assert.Throws<ArgumentNullException>("endpoints", () => RoomCallEventsEndpointRouteBuilderExtensions.MapRoomCallEvents(null!, "/api/events"));
        Assert.Throws<ArgumentNullException>("path", () => application.MapRoomCallEvents(null!));
        Assert.Throws<ArgumentException>("path", () => application.MapRoomCallEvents(" "));
    }

    [Fact]
    public async Task MapRoomCallEvents_Convention_IsAdded()
    {
        await using WebApplication application = Build(null);

        application.MapRoomCallEvents("/api/events").WithMetadata("mine");

        Endpoint endpoint = Assert.Single(((IEndpointRouteBuilder)application).DataSources.SelectMany(source => source.Endpoints));
        Assert.Equal("mine", endpoint.Metadata.GetMetadata<string>());
    }

    private static WebApplication Build(string? callbackUri) => WebAppFixture.Build(services => services.AddRoomCalls(options =>
    {
        options.CallbackUri = callbackUri is null ? null : new Uri(callbackUri);
        options.CallbackSecret = "a secret of the tests";
    }));
}
