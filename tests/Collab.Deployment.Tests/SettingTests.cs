using System.Text.RegularExpressions;
using Collab.Gateway.Settings;
using Collab.Testing;
using k8s.Models;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Collab.Deployment.Tests;

/// <summary>Each setting in Dockerfile, compose.yaml and the manifests is one that the program knows, with a value that it takes.</summary>
public sealed partial class SettingTests
{
    const string SecretsDirectory = "Collab__SecretsDirectory";

    /// <summary>.NET's own and Orleans' own; the rest is ours.</summary>
    static readonly string[] Others = ["DOTNET_ENVIRONMENT", "DOTNET_EnableDiagnostics", "POD_NAME", "POD_NAMESPACE", "POD_IP", "ORLEANS_SERVICE_ID", "ORLEANS_CLUSTER_ID"];

    public static TheoryData<string> Overlays => [.. Kustomize.Overlays];

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task A_pod_of_the_manifests_would_start(string overlay)
    {
        if (await Kustomize.Build(overlay) is not { } manifests) return;

        Assert.All(manifests.Pods.Where(pod => ManifestTests.IsOurs(pod.Template.Spec.Containers[0])), pod =>
        {
            var environment = WithSecrets(manifests, pod.Template);
            Known(environment.Keys);
            var settings = Read(environment);
            Assert.NotNull(settings.ConnectionString);
            Assert.Equal(overlay == "production" ? 2 : 0, settings.SignIn.Issuers.Count);
            // The migration is told nothing but where the database is.
            if (pod.Template.Spec.Containers[0].Args is not ["migrate"]) Assert.Equal((overlay == "production", overlay == "trial"), (settings.IsProduction, settings.Collab.Demo == true));
        });
    }

    [Fact]
    public void A_setting_that_was_renamed_is_told() =>
        Assert.Throws<SettingsException>(() => Read(new Dictionary<string, string> { ["Collab__Listens"] = "0.0.0.0" }));

    [Fact]
    public async Task The_image_sets_what_the_program_knows()
    {
        var image = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Dockerfile"));
        var final = image[image.LastIndexOf("\nFROM ", StringComparison.Ordinal)..];

        Known(EnvLine().Matches(final).SelectMany(line => line.Groups[1].Value.Split(' ')).Select(pair => pair.Split('=')[0]));
    }

    [Fact]
    public async Task Compose_sets_what_the_program_knows()
    {
        var compose = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "compose.yaml"));
        var gateway = compose[compose.IndexOf("  gateway:", StringComparison.Ordinal)..];
        var environment = ComposeLine().Matches(gateway).ToDictionary(line => line.Groups[1].Value, line => line.Groups[2].Value);

        Known(environment.Keys);
        Assert.True(Read(environment).Collab.Demo);
    }

    static void Known(IEnumerable<string> names)
    {
        var variables = names.ToList();
        Assert.NotEmpty(variables);
        Assert.All(variables, variable => Assert.True(Others.Contains(variable) || KnownSettings.Find(variable.Replace("__", ":", StringComparison.Ordinal)) is not null, $"{variable} is no setting of the program"));
    }

    /// <summary>The pod's environment, with the files that it takes for settings.</summary>
    static Dictionary<string, string> WithSecrets(Manifests manifests, V1PodTemplateSpec pod)
    {
        var environment = manifests.Environment(pod, GatewayPods.Fields).ToDictionary();
        var directory = environment[SecretsDirectory];
        var mount = Assert.Single(pod.Spec.Containers[0].VolumeMounts, mount => mount.MountPath == directory);
        var secret = pod.Spec.Volumes.Single(volume => volume.Name == mount.Name).Secret;
        var made = manifests.Objects.OfType<V1Secret>().SingleOrDefault(each => each.Name() == secret.SecretName);
        Assert.True(made is not null || secret.Optional == true, $"the Secret {secret.SecretName} is neither there nor optional");
        foreach (var (name, value) in made?.Data ?? new Dictionary<string, byte[]>()) environment[name] = System.Text.Encoding.UTF8.GetString(value);
        return environment;
    }

    static GatewaySettings Read(IReadOnlyDictionary<string, string> environment) => GatewaySettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(environment.Select(pair => KeyValuePair.Create(pair.Key == "DOTNET_ENVIRONMENT" ? "environment" : pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value))).Build());

    [GeneratedRegex(@"^ENV (.+)$", RegexOptions.Multiline)]
    private static partial Regex EnvLine();

    [GeneratedRegex(@"^      (\w+): ""?([^""\n]*)""?$", RegexOptions.Multiline)]
    private static partial Regex ComposeLine();
}
