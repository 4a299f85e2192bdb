using System.Globalization;
using System.Text.RegularExpressions;
using Collab.Gateway.Clustering;
using Collab.Gateway.Commands;
using Collab.Gateway.Serving;
using Collab.Journal;
using Collab.Network.Kernel.Copies;
using Collab.Testing;
using k8s.Models;
using Xunit;

namespace Collab.Deployment.Tests;

/// <summary>What the manifests say of names, ports, labels and times is what the program and the other manifests say.</summary>
public sealed partial class ManifestTests
{
    const string Image = "collab";

    /// <summary>What docs/deploy.md says was measured, in bytes.</summary>
    const long MemoryAtRest = 160L << 20;

    public static TheoryData<string> Overlays => [.. Kustomize.Overlays];

    [Fact]
    public void Every_file_of_the_base_is_read_strictly()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "k8s", "base"), "*.yaml").Where(file => Path.GetFileName(file) != "kustomization.yaml").ToList();

        Assert.All(files, file => Assert.NotEmpty(new Manifests(file, File.ReadAllText(file)).Objects));
        Assert.Throws<YamlDotNet.Core.YamlException>(() => new Manifests("wrong", "apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  prots: []\n"));
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Ports_and_probes_are_the_programs(string overlay)
    {
        if (await Kustomize.Build(overlay) is not { } manifests) return;
        var container = Gateway(manifests).Spec.Containers[0];
        var ports = container.Ports.ToDictionary(port => port.Name, port => port.ContainerPort);
        var arguments = GatewayCommandLine.Root().Parse([.. container.Args]);

        Assert.Empty(arguments.Errors);
        Assert.Equal(ports["http"], arguments.GetValue<int>("--port"));
        // The image's health check asks there without being told.
        Assert.Equal(ServeOptions.DefaultPort, ports["http"]);
        Assert.Equal(ports["silo"].ToString(CultureInfo.InvariantCulture), manifests.Environment(Gateway(manifests), GatewayPods.Fields)["Silo__Port"]);
        Assert.All([container.StartupProbe, container.LivenessProbe], probe => Assert.Equal((HealthEndpoints.LivePath, "http"), (probe.HttpGet.Path, probe.HttpGet.Port.Value)));
        Assert.Equal((HealthEndpoints.ReadyPath, "http"), (container.ReadinessProbe.HttpGet.Path, container.ReadinessProbe.HttpGet.Port.Value));
        Assert.All(manifests.Objects.OfType<V1Service>().Where(service => service.Spec.Selector["app.kubernetes.io/component"] == "gateway"), service =>
            Assert.All(service.Spec.Ports, port => Assert.Contains(port.TargetPort.Value, ports.Keys)));
        var allowed = manifests.One<V1NetworkPolicy>("collab-gateway").Spec;
        Assert.Equal(["http", "silo"], allowed.Ingress.SelectMany(rule => rule.Ports).Select(port => port.Port.Value));
        Assert.Contains(ports["silo"].ToString(CultureInfo.InvariantCulture), allowed.Egress.SelectMany(rule => rule.Ports).Select(port => port.Port.Value));
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Selectors_choose_pods_that_there_are(string overlay)
    {
        if (await Kustomize.Build(overlay) is not { } manifests) return;
        List<IDictionary<string, string>> pods = [.. manifests.Pods.Select(pod => pod.Template.Metadata.Labels)];
        // CloudNativePG labels its pods so.
        pods.AddRange(manifests.Custom.Where(thing => thing.Kind == "Cluster").Select(thing => new Dictionary<string, string> { ["cnpg.io/cluster"] = thing.Name }));

        Assert.All(Selectors(manifests), selector => Assert.Contains(pods, labels => selector.All(pair => labels.TryGetValue(pair.Key, out var value) && value == pair.Value)));
        Assert.All(
            manifests.Objects.OfType<V1Deployment>(),
            deployment => Assert.All(deployment.Spec.Selector.MatchLabels, pair => Assert.Equal(pair.Value, deployment.Spec.Template.Metadata.Labels[pair.Key])));
        Assert.Equal("collab", manifests.One<V2HorizontalPodAutoscaler>().Spec.ScaleTargetRef.Name);
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Silos_are_reached_by_silos_alone_and_the_database_by_the_gateway_and_the_migration(string overlay)
    {
        if (await Kustomize.Build(overlay) is not { } manifests) return;
        var silo = Assert.Single(manifests.One<V1NetworkPolicy>("collab-gateway").Spec.Ingress, rule => rule.Ports.Any(port => port.Port.Value == "silo"));
        var database = manifests.One<V1NetworkPolicy>("collab-database").Spec.Ingress;

        Assert.Equal("gateway", Assert.Single(silo.FromProperty).PodSelector.MatchLabels["app.kubernetes.io/component"]);
        Assert.Equal(["gateway", "migration"], database[0].FromProperty.Select(from => from.PodSelector.MatchLabels["app.kubernetes.io/component"]));
        Assert.All(database.SelectMany(rule => rule.FromProperty), from => Assert.True(from.PodSelector is not null || from.NamespaceSelector is not null));
        Assert.Equal(overlay == "production" ? 3 : 1, database.Count);
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Orleans_finds_its_labels_and_has_the_rights_that_it_uses(string overlay)
    {
        if (await Kustomize.Build(overlay) is not { } manifests) return;
        var pod = Gateway(manifests);
        var environment = manifests.Environment(pod, GatewayPods.Fields);

        Assert.Equal(environment["Silo__ServiceId"], pod.Metadata.Labels["orleans/serviceId"]);
        Assert.Equal(environment["Silo__ClusterId"], pod.Metadata.Labels["orleans/clusterId"]);
        Assert.Equal(GatewayPods.Fields["status.podIP"], environment[SiloSettings.PodAddressVariable]);
        // Orleans writes to its pod only when the labels are others.
        var rule = Assert.Single(manifests.One<V1Role>().Rules);
        Assert.Equal(("pods", "get list watch"), (Assert.Single(rule.Resources), string.Join(' ', rule.Verbs)));
        Assert.Equal((pod.Spec.ServiceAccountName, manifests.One<V1Role>().Metadata.Name), (Assert.Single(manifests.One<V1RoleBinding>().Subjects).Name, manifests.One<V1RoleBinding>().RoleRef.Name));
        Assert.True(pod.Spec.AutomountServiceAccountToken);
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task A_roll_out_keeps_two_and_gives_each_the_time_it_takes_to_stop(string overlay)
    {
        if (await Kustomize.Build(overlay) is not { } manifests) return;
        var deployment = manifests.One<V1Deployment>().Spec;
        var least = manifests.One<V2HorizontalPodAutoscaler>().Spec.MinReplicas!.Value;
        var pod = deployment.Template.Spec;

        Assert.Equal((3, 2), (least, least - int.Parse(deployment.Strategy.RollingUpdate.MaxUnavailable.Value, CultureInfo.InvariantCulture)));
        Assert.Equal("2", manifests.One<V1PodDisruptionBudget>().Spec.MinAvailable.Value);
        Assert.Equal(overlay == "trial" ? 3 : null, deployment.Replicas);
        Assert.True(pod.TerminationGracePeriodSeconds > pod.Containers[0].Lifecycle.PreStop.Sleep.Seconds + GatewayApplication.StopsWithin.TotalSeconds + 2);
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Every_pod_is_confined(string overlay)
    {
        if (await Kustomize.Build(overlay) is not { } manifests) return;
        var user = int.Parse(UserLine().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Dockerfile"))).Groups[1].Value, CultureInfo.InvariantCulture);

        Assert.All(manifests.Pods, pod =>
        {
            var (spec, container) = (pod.Template.Spec, Assert.Single(pod.Template.Spec.Containers));
            Assert.Equal((true, "RuntimeDefault"), (spec.SecurityContext.RunAsNonRoot, spec.SecurityContext.SeccompProfile.Type));
            Assert.Equal((true, false, "ALL"), (container.SecurityContext.ReadOnlyRootFilesystem, container.SecurityContext.AllowPrivilegeEscalation, container.SecurityContext.Capabilities.Drop.Single()));
            Assert.True(container.Resources.Requests.ContainsKey("cpu") && container.Resources.Limits.ContainsKey("memory"));
            if (IsOurs(container)) Assert.Equal((user, "IfNotPresent"), (spec.SecurityContext.RunAsUser, container.ImagePullPolicy));
        });
    }

    /// <summary>A container's heap is bounded by .NET at three quarters of the container's memory.</summary>
    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task The_heap_holds_all_the_copies_that_there_may_be_and_twice_what_the_rest_takes(string overlay)
    {
        if (await Kustomize.Build(overlay) is not { } manifests) return;
        var heap = Gateway(manifests).Spec.Containers[0].Resources.Limits["memory"].ToDecimal() * 3 / 4;
        var copies = new CopyOptions();

        Assert.True(heap >= copies.MaxBytes + copies.MaxAbsentBytes + (2 * MemoryAtRest), $"{heap} bytes");
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task The_database_takes_all_the_gateways_that_there_may_be(string overlay)
    {
        if (await Kustomize.Build(overlay) is not { } manifests) return;
        var most = manifests.One<V2HorizontalPodAutoscaler>().Spec.MaxReplicas + int.Parse(manifests.One<V1Deployment>().Spec.Strategy.RollingUpdate.MaxSurge.Value, CultureInfo.InvariantCulture);

        var taken = int.Parse(MaxConnections().Match(manifests.Text).Groups[1].Value, CultureInfo.InvariantCulture);
        // Besides the gateways' two pools: the migration, and whoever looks after the database.
        Assert.True(taken >= (most * (JournalDataSource.MaxConnections + ProviderConnection.MaxConnections)) + 20, $"{taken} connections for {most} gateways");
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Every_secret_is_made_here_or_by_an_operator_or_told_of_in_the_guide(string overlay)
    {
        if (await Kustomize.Build(overlay) is not { } manifests) return;
        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "deploy.md"));
        var made = manifests.Objects.OfType<V1Secret>().Select(secret => secret.Name())
            .Concat(manifests.Custom.Where(thing => thing.Kind == "Cluster").SelectMany(cluster => new[] { $"{cluster.Name}-app", $"{cluster.Name}-ca" })).ToHashSet();

        var used = manifests.Pods.SelectMany(pod => pod.Template.Spec.Volumes ?? []).Select(volume => volume.Secret?.SecretName).OfType<string>()
            .Concat(manifests.Objects.OfType<V1Ingress>().SelectMany(ingress => ingress.Spec.Tls).Select(tls => tls.SecretName));
        Assert.All(used.Except(made), name => Assert.Contains($"`{name}`", guide, StringComparison.Ordinal));
    }

    internal static V1PodTemplateSpec Gateway(Manifests manifests) => manifests.One<V1Deployment>("collab").Spec.Template;

    internal static bool IsOurs(V1Container container) => Regex.IsMatch(container.Image, $"(^|/){Image}(:|$)");

    static IEnumerable<IDictionary<string, string>> Selectors(Manifests manifests) =>
    [
        .. manifests.Objects.OfType<V1Service>().Select(service => service.Spec.Selector),
        .. manifests.Objects.OfType<V1PodDisruptionBudget>().Select(budget => budget.Spec.Selector.MatchLabels),
        .. manifests.Objects.OfType<V1NetworkPolicy>().Select(policy => policy.Spec.PodSelector.MatchLabels),
        .. manifests.Objects.OfType<V1NetworkPolicy>().SelectMany(policy => (policy.Spec.Ingress ?? []).SelectMany(rule => rule.FromProperty ?? [])).Select(Chosen).OfType<IDictionary<string, string>>(),
        .. manifests.Objects.OfType<V1NetworkPolicy>().SelectMany(policy => (policy.Spec.Egress ?? []).SelectMany(rule => rule.To ?? [])).Select(Chosen).OfType<IDictionary<string, string>>(),
        .. manifests.Pods.SelectMany(pod => pod.Template.Spec.TopologySpreadConstraints ?? []).Select(spread => spread.LabelSelector.MatchLabels),
    ];

    static IDictionary<string, string>? Chosen(V1NetworkPolicyPeer peer) => peer.PodSelector?.MatchLabels;

    [GeneratedRegex(@"max_connections(?:=|: "")(\d+)")]
    private static partial Regex MaxConnections();

    [GeneratedRegex(@"^USER (\d+)$", RegexOptions.Multiline)]
    private static partial Regex UserLine();
}
