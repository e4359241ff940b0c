#:property PublishAot=false
#:property InvariantGlobalization=true

using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

// Checks the packages of a folder: dotnet run eng/CheckPackages.cs -- FOLDER, from the repository's root.
string folder = args is [string only] ? only : throw new ArgumentException("Say which folder holds the packages.");
string[] libraries = ["RoomCalls", "RoomCalls.Rest", "RoomCalls.AspNetCore", "RoomCalls.Emulator", "RoomCalls.Testing"];
(string Package, string Command) tool = ("RoomCalls.Cli", "roomcalls");

string top = File.ReadLines("CHANGELOG.md").First(l => l.StartsWith("## ", StringComparison.Ordinal));
string version = Regex.Match(top, @"^## \[(\d+\.\d+\.\d+[^\]]*)\]").Groups[1].Value;
string[] expected = [.. libraries.Append(tool.Package).Select(p => $"{p}.{version}.nupkg").Order(StringComparer.Ordinal)];
string[] found = [.. Directory.GetFiles(folder, "*.nupkg").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

List<string> errors = [.. expected.Except(found).Select(p => $"{p} is missing."), .. found.Except(expected).Select(p => $"{p} should not be there.")];
foreach (string library in libraries.Append(tool.Package).Where(p => found.Contains($"{p}.{version}.nupkg")))
{
    using ZipArchive package = ZipFile.OpenRead(Path.Combine(folder, $"{library}.{version}.nupkg"));
    string home = library == tool.Package ? "tools/net10.0/any" : "lib/net10.0";
    string[] files = [.. package.Entries.Select(e => e.FullName)];
    string[] wanted = ["README.md", "icon.png", "LICENSE", $"{home}/{library}.dll", $"{home}/{library}.xml"];
    errors.AddRange(wanted.Except(files).Select(f => $"{library}: {f} is missing."));
    errors.AddRange(files.Where(f => Regex.IsMatch(f, @"Tests|xunit|Benchmark|Specs")).Select(f => $"{library}: {f} is not for users."));
    if (library != tool.Package)
    {
        errors.AddRange(files.Where(f => f.EndsWith(".dll", StringComparison.Ordinal) && f != $"{home}/{library}.dll").Select(f => $"{library}: {f} is not its own."));
    }

    string symbols = Path.Combine(folder, $"{library}.{version}.snupkg");
    errors.AddRange(File.Exists(symbols) && HasSymbols(symbols, $"{home}/{library}.pdb") ? [] : [$"{library}: the symbol package or its symbols are missing."]);
    XElement nuspec = Read(package, $"{library}.nuspec");
    errors.AddRange(Value(nuspec, "version") == version ? [] : [$"{library}: the version inside is {Value(nuspec, "version")}, not {version}."]);
    errors.AddRange(Value(nuspec, "license") == "MIT" ? [] : [$"{library}: the license expression is not MIT."]);
    errors.AddRange(Value(nuspec, "readme") == "README.md" ? [] : [$"{library}: the readme is not named."]);
    errors.AddRange(Value(nuspec, "icon") == "icon.png" ? [] : [$"{library}: the icon is not named."]);
    string own = $"src/{library}/README.md", readme = File.Exists(own) ? own : "README.md";
    errors.AddRange(HasBytes(package, "README.md", readme) ? [] : [$"{library}: its readme is not {readme}."]);
    errors.AddRange(HasBytes(package, "icon.png", "eng/icon.png") ? [] : [$"{library}: its icon is not eng/icon.png."]);
    errors.AddRange(Value(nuspec, "description") is { Length: > 0 } and not "Package Description" ? [] : [$"{library}: it has no description."]);
    if (library == tool.Package && files.Contains($"{home}/DotnetToolSettings.xml"))
    {
        string? command = (string?)Read(package, $"{home}/DotnetToolSettings.xml").Descendants("Command").Single().Attribute("Name");
        errors.AddRange(command == tool.Command ? [] : [$"{library}: the command is {command}, not {tool.Command}."]);
    }
    else if (library == tool.Package)
    {
        errors.Add($"{library} is no tool: {home}/DotnetToolSettings.xml is missing.");
    }
}

errors.ForEach(Console.Error.WriteLine);
Console.WriteLine(errors.Count == 0 ? $"{found.Length} packages of version {version} are as they should be." : $"{errors.Count} faults in the packages.");
return errors.Count == 0 ? 0 : 1;

static bool HasSymbols(string package, string pdb)
{
    using ZipArchive symbols = ZipFile.OpenRead(package);
    return symbols.GetEntry(pdb) is { Length: > 0 };
}

static bool HasBytes(ZipArchive package, string name, string file)
{
    using Stream? stream = package.GetEntry(name)?.Open();
    using MemoryStream bytes = new();
    stream?.CopyTo(bytes);
    return bytes.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(file));
}

static XElement Read(ZipArchive package, string name)
{
    using Stream stream = (package.GetEntry(name) ?? throw new InvalidDataException($"{name} is missing.")).Open();
    return XDocument.Load(stream).Root!;
}

static string? Value(XElement nuspec, string name) => nuspec.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
