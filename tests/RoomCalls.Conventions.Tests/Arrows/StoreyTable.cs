namespace RoomCalls.Conventions.Tests.Arrows;

/// <summary>The storeys of a project. Its parts are folders; in a folder called Internal, the folders below it; and single public types that a project has at its top.</summary>
internal sealed record StoreyTable
{
    /// <summary>The folder of the project, such as <c>src/RoomCalls</c>.</summary>
    public required string Project { get; init; }

    /// <summary>The storey of each part. The empty name is the top of the project.</summary>
    public required IReadOnlyDictionary<string, int> Storeys { get; init; }

    /// <summary>The parts whose types live in the project's own namespace, so that code names them without the part.</summary>
    public IReadOnlyCollection<string> NamedByType { get; init; } = [];

    /// <summary>The parts that any other part may use.</summary>
    public IReadOnlyCollection<string> OpenToAll { get; init; } = [];

    /// <summary>The namespace of the project.</summary>
    public string Namespace => Path.GetFileName(Project);

    /// <summary>The part that a file belongs to.</summary>
    public string PartOf(SourceFile file) => file.FoldersBelow(Project) switch
    {
        ["Internal", string folder, ..] => folder,
        ["Internal"] => "Internal",
        [string folder, ..] => folder,
        _ => file.FileName.Split('.')[0] is string type && Storeys.ContainsKey(type) ? type : "",
    };
}
