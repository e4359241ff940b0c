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
        CliResult decoded = await InProcessCli.RunAsync("decode", RecordingReader.GetPath(Connected), RecordingReader.GetPath(Added), RecordingReader.GetPath(Connected));

        Assert.Equal(RecordingReader.ReadExpectedLines(Connected) + RecordingReader.ReadExpectedLines(Added) + RecordingReader.ReadExpectedLines(Connected), decoded.Output);
        Assert.Equal((0, string.Empty), (decoded.ExitCode, decoded.Errors));
    }

    [Fact]
    public async Task A_folder_stands_for_its_files_by_name()
    {
        CliResult decoded = await InProcessCli.RunAsync("decode", RecordingReader.GetPath(Added), RecordingReader.Folder);

        string[] names = [.. Directory.GetFiles(RecordingReader.Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
        string lines = string.Concat(names.Select(name => name.StartsWith("IncomingCall", StringComparison.Ordinal) ? ErrorOf(name) : RecordingReader.ReadExpectedLines(name)));
        Assert.Equal(RecordingReader.ReadExpectedLines(Added) + lines, decoded.Output);
        Assert.Equal((1, string.Empty), (decoded.ExitCode, decoded.Errors));
    }

    [Fact]
    public async Task Every_recorded_event_is_known()
    {
        CliResult decoded = await InProcessCli.RunAsync("decode", RecordingReader.Folder);

        Assert.Equal((89, 5), (decoded.Objects.Count(line => line["known"]?.GetValue<bool>() == true), decoded.Objects.Count(line => line.ContainsKey("error"))));
        Assert.Equal((94, 1), (decoded.Lines.Length, decoded.ExitCode));
    }

    [Fact]
    public async Task An_empty_folder_holds_nothing_wrong()
    {
        using TemporaryFolder folder = new();

        CliResult decoded = await InProcessCli.RunAsync("decode", folder.Path);

        Assert.Equal(new CliResult(0, string.Empty, string.Empty), decoded);
    }

    [Theory]
    [InlineData]
    [InlineData("-")]
    public async Task Standard_input_is_one_body(params string[] names)
    {
        CliResult decoded = await InProcessCli.RunWithInputAsync(await BytesOfAsync(Connected), ["decode", .. names]);

        Assert.Equal(new CliResult(0, RecordingReader.ReadExpectedLines(Connected), string.Empty), decoded);
    }

    [Fact]
    public async Task Standard_input_has_its_place_among_files()
    {
        CliResult decoded = await InProcessCli.RunWithInputAsync(await BytesOfAsync(Connected), "decode", RecordingReader.GetPath(Added), "-", RecordingReader.GetPath(Added));

        Assert.Equal(new CliResult(0, RecordingReader.ReadExpectedLines(Added) + RecordingReader.ReadExpectedLines(Connected) + RecordingReader.ReadExpectedLines(Added), string.Empty), decoded);
    }

    [Fact]
    public async Task What_is_no_callback_gets_one_error_line_and_the_others_are_decoded()
    {
        CliResult decoded = await InProcessCli.RunAsync("decode", RecordingReader.GetPath(Connected), RecordingReader.GetPath(NoCallback), RecordingReader.GetPath(Added));

        string error = $$"""{"error":"{{NotACloudEvent}}","file":"{{RecordingReader.GetPath(NoCallback)}}"}""" + '\n';
        Assert.Equal(new CliResult(1, RecordingReader.ReadExpectedLines(Connected) + error + RecordingReader.ReadExpectedLines(Added), string.Empty), decoded);
    }

    [Fact]
    public async Task A_missing_file_gets_one_error_line_and_the_others_are_decoded()
    {
        using TemporaryFolder folder = new();
        string missing = Path.Combine(folder.Path, "missing.json");

        CliResult decoded = await InProcessCli.RunAsync("decode", missing, RecordingReader.GetPath(Added));

        Assert.Equal((1, 2, string.Empty), (decoded.ExitCode, decoded.Lines.Length, decoded.Errors));
        Assert.Equal(["error", "file"], decoded.Objects[0].Select(member => member.Key));
        Assert.Equal(missing, (string?)decoded.Objects[0]["file"]);
        Assert.Equal(RecordingReader.ReadExpectedLines(Added), decoded.Lines[1] + '\n');
    }

    [Fact]
    public async Task An_empty_name_is_a_missing_file()
    {
        CliResult decoded = await InProcessCli.RunAsync("decode", "", RecordingReader.GetPath(Added));

        Assert.Equal((1, 2, string.Empty), (decoded.ExitCode, decoded.Lines.Length, decoded.Errors));
        Assert.Equal(string.Empty, (string?)decoded.Objects[0]["file"]);
        Assert.Equal(RecordingReader.ReadExpectedLines(Added), decoded.Lines[1] + '\n');
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
        CliResult decoded = await InProcessCli.RunWithInputAsync(Encoding.UTF8.GetBytes(input), "decode", "-");

        Assert.Equal((1, 1, string.Empty), (decoded.ExitCode, decoded.Lines.Length, decoded.Errors));
        Assert.NotEmpty((string?)decoded.Objects[0]["error"] ?? string.Empty);
        Assert.Equal("-", (string?)decoded.Objects[0]["file"]);
    }

    [Fact]
    public async Task An_array_without_events_is_a_callback()
    {
        Assert.Equal(new CliResult(0, string.Empty, string.Empty), await InProcessCli.RunWithInputAsync("[]"u8.ToArray(), "decode"));
    }

    private static Task<byte[]> BytesOfAsync(string name) => File.ReadAllBytesAsync(RecordingReader.GetPath(name), TestContext.Current.CancellationToken);

    private static string ErrorOf(string name) => $$"""{"error":"{{NotACloudEvent}}","file":"{{RecordingReader.GetPath(name)}}"}""" + '\n';
}
