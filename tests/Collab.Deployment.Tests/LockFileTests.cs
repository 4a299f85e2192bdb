using System.Text.Json;
using System.Xml.Linq;
using Collab.Testing;
using Xunit;

namespace Collab.Deployment.Tests;

/// <summary>The lock files by which the container's packages are restored name what the projects ask for; the container's build stops otherwise.</summary>
public sealed class LockFileTests
{
    const string LockFile = "packages.container.lock.json";
    const string Mend = "run: dotnet restore src/Collab.Gateway -p:EmbeddedPostgres=false --force-evaluate";

    /// <summary>The container has no embedded PostgreSQL.</summary>
    static readonly string[] NotInContainer = ["Collab.EmbeddedPostgres"];

    public static TheoryData<string> Projects =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)!).Except(NotInContainer).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Packages_and_projects_are_those_that_the_project_asks_for(string project)
    {
        var folder = Path.Combine(Repository.Root, "src", project);
        var asked = XDocument.Load(Path.Combine(folder, project + ".csproj"));
        var versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        Assert.True(File.Exists(Path.Combine(folder, LockFile)), $"{project} has no lock file; {Mend}");
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, LockFile)));
        var entries = locked.RootElement.GetProperty("dependencies").EnumerateObject().Single().Value.EnumerateObject().ToLookup(entry => entry.Value.GetProperty("type").GetString());

        var packages = asked.Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value).Select(name => $"{name} [{versions[name]}, )");
        Equal(packages, entries["Direct"].Select(entry => $"{entry.Name} {entry.Value.GetProperty("requested").GetString()}"));
        var projects = asked.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)).Except(NotInContainer);
        Assert.True(projects.All(name => entries["Project"].Any(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))), $"{project} asks for another project; {Mend}");

        void Equal(IEnumerable<string> wanted, IEnumerable<string> found)
        {
            var differing = wanted.Order(StringComparer.Ordinal).Except(found).Concat(found.Except(wanted)).ToList();
            Assert.True(differing.Count == 0, $"{project}: {string.Join(", ", differing)}; {Mend}");
        }
    }
}
