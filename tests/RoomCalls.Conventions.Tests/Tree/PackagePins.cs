using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RoomCalls.Conventions.Tests.Tree;

/// <summary>Every package has one exact version, and it stands in Directory.Packages.props.</summary>
internal static partial class PackagePins
{
    public static IEnumerable<string> Violations(string path, string xml)
    {
        XDocument document = XDocument.Parse(xml);
        ILookup<string, string> properties = document.Descendants("PropertyGroup").Elements().ToLookup(e => e.Name.LocalName, e => e.Value);
        foreach (XElement package in document.Descendants().Where(e => e.Name.LocalName is "PackageVersion" or "GlobalPackageReference" && e.Attribute("Include") is not null))
        {
            string version = (string?)package.Attribute("Version") ?? "none";
            string resolved = Property().Replace(version, m => properties[m.Groups[1].Value].FirstOrDefault() ?? m.Value);
            if (!Exact().IsMatch(resolved))
            {
                yield return $"{path}: {package.Attribute("Include")!.Value} has the version {version}: pin it exactly.";
            }
        }

        foreach (XElement package in document.Descendants("PackageReference").Where(e => HasVersion(e)))
        {
            yield return $"{path}: {package.Attribute("Include")?.Value} has a version of its own: it belongs into Directory.Packages.props.";
        }
    }

    private static bool HasVersion(XElement package) =>
        package.Attributes().Select(a => a.Name.LocalName).Concat(package.Elements().Select(e => e.Name.LocalName)).Any(n => n is "Version" or "VersionOverride");

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Property();

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();
}
