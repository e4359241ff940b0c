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
    public async Task Decode_SeveralFiles_KeepsTheGivenOrder()
    {
        CliResult decoded = await InProcessCli.RunAsync("decode", RecordingReader.GetPath(Connected), RecordingReader.GetPath(Added), RecordingReader.GetPath(Connected));

        Assert.Equal(RecordingReader.ReadExpectedLines(Connected) + RecordingReader.ReadExpectedLines(Added) + RecordingReader.ReadExpectedLines(Connected), decoded.Output);
        Assert.Equal((0, string.Empty), (decoded.ExitCode, decoded.Errors));
    }

    [Fact]
    public async Task Decode_Folder_ReadsItsFilesByName()
    {
        CliResult decoded = await InProcessCli.RunAsync("decode", RecordingReader.GetPath(Added), RecordingReader.Folder);

        string[] names = [.. Directory.GetFiles(RecordingReader.Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
        string lines = string.Concat(names.Select(name => name.StartsWith("IncomingCall", StringComparison.Ordinal) ? ErrorOf(name) : RecordingReader.ReadExpectedLines(name)));
        Assert.Equal(RecordingReader.ReadExpectedLines(Added) + lines, decoded.Output);
        Assert.Equal((1, string.Empty), (decoded.ExitCode, decoded.Errors));
    }

    [Fact]
    public async Task Decode_AllRecordings_KnowsEveryEvent()
    {
        CliResult decoded = await InProcessCli.RunAsync("decode", RecordingReader.Folder);

        Assert.Equal((89, 5), (decoded.Objects.Count(line => line["known"]?.GetValue<bool>() == true), decoded.Objects.Count(line => line.ContainsKey("error"))));
        Assert.Equal((94, 1), (decoded.Lines.Length, decoded.ExitCode));
    }

    [Fact]
    public async Task Decode_EmptyFolder_Succeeds()
    {
        using TemporaryFolder folder = new();

        CliResult decoded = await InProcessCli.RunAsync("decode", folder.Path);

        Assert.Equal(new CliResult(0, string.Empty, string.Empty), decoded);
    }

    [Theory]
    [InlineData]
    [InlineData("-")]
    public async Task Decode_StandardInput_IsOneBody(params string[] names)
    {
        CliResult decoded = await InProcessCli.RunWithInputAsync(await BytesOfAsync(Connected), ["decode", .. names]);

        Assert.Equal(new CliResult(0, RecordingReader.ReadExpectedLines(Connected), string.Empty), decoded);
    }

    [Fact]
    public async Task Decode_StandardInputAmongFiles_KeepsItsPlace()
    {
        CliResult decoded = await InProcessCli.RunWithInputAsync(await BytesOfAsync(Connected), "decode", RecordingReader.GetPath(Added), "-", RecordingReader.GetPath(Added));

        Assert.Equal(new CliResult(0, RecordingReader.ReadExpectedLines(Added) + RecordingReader.ReadExpectedLines(Connected) + RecordingReader.ReadExpectedLines(Added), string.Empty), decoded);
    }

    [Fact]
    public async Task Decode_FileWithoutACallback_GetsOneErrorLineAmongTheOthers()
    {
        CliResult decoded = await InProcessCli.RunAsync("decode", RecordingReader.GetPath(Connected), RecordingReader.GetPath(NoCallback), RecordingReader.GetPath(Added));

        string error = $$"""{"error":"{{NotACloudEvent}}","file":"{{RecordingReader.GetPath(NoCallback)}}"}""" + '\n';
        Assert.Equal(new CliResult(1, RecordingReader.ReadExpectedLines(Connected) + error + RecordingReader.ReadExpectedLines(Added), string.Empty), decoded);
    }

    [Fact]
    public async Task Decode_MissingFile_GetsOneErrorLineAmongTheOthers()
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
    public async Task Decode_EmptyName_IsAMissingFile()
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
    public async Task Decode_InputThatIsNoBody_IsAnErrorOfStandardInput(string input)
    {
        CliResult decoded = await InProcessCli.RunWithInputAsync(Encoding.UTF8.GetBytes(input), "decode", "-");

        Assert.Equal((1, 1, string.Empty), (decoded.ExitCode, decoded.Lines.Length, decoded.Errors));
        Assert.NotEmpty((string?)decoded.Objects[0]["error"] ?? string.Empty);
        Assert.Equal("-", (string?)decoded.Objects[0]["file"]);
    }

    [Fact]
    public async Task Decode_EmptyArray_Succeeds()
    {
        Assert.Equal(new CliResult(0, string.Empty, string.Empty), await InProcessCli.RunWithInputAsync("[]"u8.ToArray(), "decode"));
    }

    private static Task<byte[]> BytesOfAsync(string name) => File.ReadAllBytesAsync(RecordingReader.GetPath(name), TestContext.Current.CancellationToken);

    private static string ErrorOf(string name) => $$"""{"error":"{{NotACloudEvent}}","file":"{{RecordingReader.GetPath(name)}}"}""" + '\n';
}
