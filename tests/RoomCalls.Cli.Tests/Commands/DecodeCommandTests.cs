using System.Text;
using RoomCalls.Cli.Tests.Support;

namespace RoomCalls.Cli.Tests.Commands;

public sealed class DecodeCommandTests
{
    private const string Connected = "CallConnected-1";
    private const string Added = "AddParticipantSucceeded-1";
    private const string NoCallback = "IncomingCall-1";
    private const string NotACloudEvent = "An element of the body lacks id, source, specversion or type: it is not a CloudEvent.";

    [Fact]
    public async Task Files_are_decoded_in_the_order_given()
    {
        ToolResult decoded = await Tool.RunAsync("decode", Recording.File(Connected), Recording.File(Added), Recording.File(Connected));

        Assert.Equal(Recording.Lines(Connected) + Recording.Lines(Added) + Recording.Lines(Connected), decoded.Output);
        Assert.Equal((0, string.Empty), (decoded.ExitCode, decoded.Errors));
    }

    [Fact]
    public async Task A_folder_stands_for_its_files_by_name()
    {
        ToolResult decoded = await Tool.RunAsync("decode", Recording.File(Added), Recording.Folder);

        string error = $$"""{"error":"{{NotACloudEvent}}","file":"{{Recording.File(NoCallback)}}"}""" + '\n';
        IEnumerable<string> names = Directory.GetFiles(Recording.Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!;
        string lines = string.Concat(names.Select(name => name == NoCallback ? error : Recording.Lines(name)));
        Assert.Equal(Recording.Lines(Added) + lines, decoded.Output);
        Assert.Equal((1, string.Empty), (decoded.ExitCode, decoded.Errors));
    }

    [Fact]
    public async Task An_empty_folder_holds_nothing_wrong()
    {
        using TemporaryFolder folder = new();

        ToolResult decoded = await Tool.RunAsync("decode", folder.Path);

        Assert.Equal(new ToolResult(0, string.Empty, string.Empty), decoded);
    }

    [Theory]
    [InlineData]
    [InlineData("-")]
    public async Task Standard_input_is_one_body(params string[] names)
    {
        ToolResult decoded = await Tool.RunWithInputAsync(await BytesOfAsync(Connected), ["decode", .. names]);

        Assert.Equal(new ToolResult(0, Recording.Lines(Connected), string.Empty), decoded);
    }

    [Fact]
    public async Task Standard_input_has_its_place_among_files()
    {
        ToolResult decoded = await Tool.RunWithInputAsync(await BytesOfAsync(Connected), "decode", Recording.File(Added), "-", Recording.File(Added));

        Assert.Equal(new ToolResult(0, Recording.Lines(Added) + Recording.Lines(Connected) + Recording.Lines(Added), string.Empty), decoded);
    }

    [Fact]
    public async Task What_is_no_callback_gets_one_error_line_and_the_others_are_decoded()
    {
        ToolResult decoded = await Tool.RunAsync("decode", Recording.File(Connected), Recording.File(NoCallback), Recording.File(Added));

        string error = $$"""{"error":"{{NotACloudEvent}}","file":"{{Recording.File(NoCallback)}}"}""" + '\n';
        Assert.Equal(new ToolResult(1, Recording.Lines(Connected) + error + Recording.Lines(Added), string.Empty), decoded);
    }

    [Fact]
    public async Task A_missing_file_gets_one_error_line_and_the_others_are_decoded()
    {
        using TemporaryFolder folder = new();
        string missing = Path.Combine(folder.Path, "missing.json");

        ToolResult decoded = await Tool.RunAsync("decode", missing, Recording.File(Added));

        Assert.Equal((1, 2, string.Empty), (decoded.ExitCode, decoded.Lines.Length, decoded.Errors));
        Assert.Equal(["error", "file"], decoded.Objects[0].Select(member => member.Key));
        Assert.Equal(missing, (string?)decoded.Objects[0]["file"]);
        Assert.Equal(Recording.Lines(Added), decoded.Lines[1] + '\n');
    }

    [Fact]
    public async Task An_empty_name_is_a_missing_file()
    {
        ToolResult decoded = await Tool.RunAsync("decode", "", Recording.File(Added));

        Assert.Equal((1, 2, string.Empty), (decoded.ExitCode, decoded.Lines.Length, decoded.Errors));
        Assert.Equal(string.Empty, (string?)decoded.Objects[0]["file"]);
        Assert.Equal(Recording.Lines(Added), decoded.Lines[1] + '\n');
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("not JSON")]
    [InlineData("[{")]
    [InlineData("17")]
    [InlineData("[] []")]
    [InlineData("\uFEFF[]")]
    public async Task Input_that_is_no_body_is_an_error_of_standard_input(string input)
    {
        ToolResult decoded = await Tool.RunWithInputAsync(Encoding.UTF8.GetBytes(input), "decode", "-");

        Assert.Equal((1, 1, string.Empty), (decoded.ExitCode, decoded.Lines.Length, decoded.Errors));
        Assert.NotEmpty((string?)decoded.Objects[0]["error"] ?? string.Empty);
        Assert.Equal("-", (string?)decoded.Objects[0]["file"]);
    }

    [Fact]
    public async Task An_array_without_events_is_a_callback()
    {
        Assert.Equal(new ToolResult(0, string.Empty, string.Empty), await Tool.RunWithInputAsync("[]"u8.ToArray(), "decode"));
    }

    private static Task<byte[]> BytesOfAsync(string name) => File.ReadAllBytesAsync(Recording.File(name), TestContext.Current.CancellationToken);
}
