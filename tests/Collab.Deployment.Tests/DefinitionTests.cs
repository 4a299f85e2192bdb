using Collab.Testing;
using Xunit;

namespace Collab.Deployment.Tests;

/// <summary>The manifests against definitions that others read: npm's kubernetes-models, and the operators' own where they lie beside the repository.</summary>
public sealed class DefinitionTests
{
    const string Project = "Collab.Deployment.Tests";

    public static TheoryData<string> Overlays => [.. Kustomize.Overlays];

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task They_hold_what_the_definitions_ask_for(string overlay)
    {
        if (await Kustomize.Build(overlay) is not { } manifests) return;
        var definitions = Path.Combine(Repository.Root, "..", "shared", "k8s");
        if (manifests.Custom.Count > 0 && !Directory.Exists(definitions)) NotRun.Report("the database's manifests against CloudNativePG's definitions", "they do not lie in ../shared/k8s");

        var said = await Validate(manifests.Text, definitions);

        Assert.Contains($"{manifests.Objects.Count} of Kubernetes", said, StringComparison.Ordinal);
        if (overlay == "production" && Directory.Exists(definitions)) Assert.Contains("2 of operators", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  ports:\n    - port: eighty\n", "port")]
    [InlineData("apiVersion: apps/v9\nkind: Deployment\nmetadata:\n  name: a\n", "apps/v9")]
    public async Task A_wrong_one_is_told(string text, string word)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Validate(text, "none"));

        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_holds_what_its_specification_asks_for()
    {
        var compose = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "compose.yaml"));

        Assert.Contains("valid", await WithFile(compose, file => NodeScript.Run(Project, "compose.mjs", file)), StringComparison.Ordinal);
        var wrong = compose.Replace("read_only:", "readonly:", StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => WithFile(wrong, file => NodeScript.Run(Project, "compose.mjs", file)));
        Assert.Contains("readonly", failure.Message, StringComparison.Ordinal);
    }

    static Task<string> Validate(string text, string definitions) => WithFile(text, file => NodeScript.Run(Project, "validate.mjs", file, definitions));

    static async Task<string> WithFile(string text, Func<string, Task<string>> use)
    {
        var file = Path.Combine(Path.GetTempPath(), $"collab-manifests-{Guid.CreateVersion7():N}.yaml");
        await File.WriteAllTextAsync(file, text);
        try
        {
            return await use(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
