using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Architecture.Tests.Rules;

/// <summary>Rules for project files.</summary>
public static class ProjectRules
{
    /// <summary>The projects of src and the projects that each may reference: the dependencies of docs/ARCHITECTURE.md.</summary>
    internal static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>
    {
        ["Collab.Bpmn"] = [],
        ["Collab.GraphQL"] = [],
        ["Collab.GraphQL.AspNetCore"] = ["Collab.GraphQL"],
        ["Collab.EmbeddedPostgres"] = [],
        ["Collab.Journal"] = [],
        ["Collab.Search"] = ["Collab.Journal"],
        ["Collab.Network"] = ["Collab.Bpmn", "Collab.GraphQL", "Collab.Search", "Collab.Journal"],
        ["Collab.Gateway"] = ["Collab.Network", "Collab.GraphQL.AspNetCore", "Collab.EmbeddedPostgres"],
    };

    public static Rule References { get; } = Rule.PerFile(
        "Project references follow the arrows",
        "Turn the dependency round (an interface in the lower module, implemented above), or, if the arrow is truly right, draw it in docs/ARCHITECTURE.md and in ProjectRules.Arrows.",
        file => IsProjectOfSrc(file)
            ? Items(file, "ProjectReference").Where(item => !MayReference(file.Module!, item.Include)).Select(item => item.Finding)
            : [],
        bad: Project("src/Collab.Journal", """<ProjectReference Include="../Collab.Network/Collab.Network.csproj" />"""),
        good: Project("src/Collab.Network", """<ProjectReference Include="../Collab.Journal/Collab.Journal.csproj" />"""));

    public static Rule EngineIsAlone { get; } = Rule.PerFile(
        "Collab.GraphQL and Collab.Bpmn stand on the base class library alone",
        "Keep HTTP in Collab.GraphQL.AspNetCore and the domain in Collab.Network; what they need from them comes in as a delegate or an interface of its own.",
        file => file.Module is "Collab.GraphQL" or "Collab.Bpmn" && file.Name.EndsWith(".csproj", StringComparison.Ordinal)
            ? new[] { "PackageReference", "FrameworkReference", "ProjectReference" }.SelectMany(kind => Items(file, kind)).Select(item => item.Finding)
            : [],
        bad: Project("src/Collab.GraphQL", """<PackageReference Include="Newtonsoft.Json" />"""),
        good: Project("src/Collab.GraphQL", ""));

    public static Rule CentralVersions { get; } = Rule.PerFile(
        "Every package version stands in Directory.Packages.props",
        "Move the version to a <PackageVersion> in Directory.Packages.props and leave the <PackageReference> without one.",
        file => file.Name.EndsWith(".csproj", StringComparison.Ordinal)
            ? file.FindInText(new Regex("""<PackageReference[^>]*\bVersion(Override)?="[^"]*"|<Version(Override)?>"""))
            : [],
        bad: Project("src/Collab.Journal", """<PackageReference Include="Npgsql" Version="10.0.0" />"""),
        good: Project("src/Collab.Journal", """<PackageReference Include="Npgsql" />"""));

    public static Rule InTheSolution { get; } = new(
        "Every project is in Collab.sln",
        "dotnet sln add the project, so that format, build and IDE see it.",
        files =>
        {
            var solution = files.SingleOrDefault(file => file.Path == "Collab.sln")?.Text.Replace('\\', '/') ?? "";
            return files.Where(file => file.Name.EndsWith(".csproj", StringComparison.Ordinal))
                .Where(file => !solution.Contains($"\"{file.Path}\"", StringComparison.Ordinal))
                .Select(file => new Finding(file.Path, 1, "not in Collab.sln"));
        },
        Bad: [new("Collab.sln", ""), Project("src/Collab.Journal", "")],
        Good: [new("Collab.sln", "\"src\\Collab.Journal\\Collab.Journal.csproj\""), Project("src/Collab.Journal", "")]);

    static bool IsProjectOfSrc(SourceFile file) => file.Module is not null && file.Name.EndsWith(".csproj", StringComparison.Ordinal);

    static bool MayReference(string module, string include) =>
        Arrows.TryGetValue(module, out var allowed) && allowed.Contains(Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));

    static IEnumerable<(string Include, Finding Finding)> Items(SourceFile project, string kind) =>
        XDocument.Parse(project.Text, LoadOptions.SetLineInfo).Descendants(kind).Select(item =>
        {
            var include = (string?)item.Attribute("Include") ?? "";
            return (include, new Finding(project.Path, ((System.Xml.IXmlLineInfo)item).LineNumber, $"{kind} {include}"));
        });

    static SourceFile Project(string folder, string items) =>
        new($"{folder}/{Path.GetFileName(folder)}.csproj", $"<Project><ItemGroup>{items}</ItemGroup></Project>");
}
