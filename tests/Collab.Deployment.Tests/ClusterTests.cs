using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Collab.Testing;
using k8s.Models;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Deployment.Tests;

/// <summary>Two built containers as pods of the trial overlay, against a stand-in for Kubernetes' API that allows what the manifests' role allows.</summary>
[Trait("Form", "long")]
[Collection(BuiltContainer.Collection)]
public sealed class ClusterTests(BuiltContainer built, ITestOutputHelper output)
{
    const string Overlay = "trial";
    const string Trial = "the container as pods of a cluster";
    const int PostgresPort = 5432;

    [Fact]
    public async Task Pods_form_a_cluster_and_when_one_is_deleted_the_other_serves_on()
    {
        if (built.IsMissing(Trial) || await Kustomize.Build(Overlay) is not { } manifests) return;
        try
        {
            await using var network = await PodNetwork.Create();
            await Try(network, manifests);
        }
        catch (NotPossibleHereException reason)
        {
            NotRun.Report(Trial, reason.Message);
        }
    }

    async Task Try(PodNetwork network, Manifests manifests)
    {
        await using var server = await PostgresServer.StartOwn();
        var database = await Prepare(server, manifests);
        network.Forward(PostgresPort, new NpgsqlConnectionStringBuilder(server.Server.ConnectionString("postgres")).Port);
        var space = manifests.One<V1Namespace>().Name();
        await using var api = await KubernetesApi.Start(network, space, manifests.One<V1Role>());

        await using var first = await StartPod(manifests, network, api, "collab-a");
        await first.Ready();
        await using var second = await StartPod(manifests, network, api, "collab-b");
        await second.Ready();
        Assert.Equal(["collab-a", "collab-b"], await Active(database));
        Assert.Equal(("Ensimmäinen", "Toinen"), (await StartProject(second, "Ensimmäinen"), await StartProject(first, "Toinen")));
        await Until(() => Task.FromResult(api.Watchers > 0));

        var began = Stopwatch.GetTimestamp();
        first.Kill();
        api.Delete("collab-a");
        await Until(async () => (await Active(database)).SequenceEqual(["collab-b"]));
        output.WriteLine($"Out of the cluster {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after its pod was deleted.");

        Assert.Equal("Kolmas", await StartProject(second, "Kolmas"));
        Assert.Contains("ready", (await second.Execute(RunningContainer.Image.HealthCheck)).Output, StringComparison.Ordinal);
        Assert.Empty(api.Refused);
        Assert.Equal(manifests.One<V1Role>().Rules.Single().Verbs.Order(), api.Used);
        second.Terminate();
        Assert.Equal(0, await second.Ended());
    }

    static async Task<RunningContainer> StartPod(Manifests manifests, PodNetwork network, KubernetesApi api, string name)
    {
        var template = ManifestTests.Gateway(manifests);
        var (own, address) = await network.AddPod();
        var pod = new V1Pod
        {
            ApiVersion = "v1",
            Kind = "Pod",
            Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = manifests.One<V1Namespace>().Name(), Labels = template.Metadata.Labels, ResourceVersion = "1" },
            Status = new V1PodStatus { PodIP = address.ToString(), Phase = "Running" },
        };
        api.Add(pod);
        var environment = manifests.Environment(template, GatewayPods.Of(name, pod.Namespace(), address.ToString())).ToDictionary();
        environment["KUBERNETES_SERVICE_HOST"] = KubernetesApi.Place.Address.ToString();
        environment["KUBERNETES_SERVICE_PORT"] = KubernetesApi.Place.Port.ToString(CultureInfo.InvariantCulture);
        var container = template.Spec.Containers[0];
        var secrets = template.Spec.Volumes.Single(volume => volume.Secret is not null);
        return RunningContainer.Start(
            new IPEndPoint(address, container.Ports.Single(port => port.Name == "http").ContainerPort),
            environment,
            container.Args,
            own,
            (await MountedSecret.Make(manifests.One<V1Secret>(secrets.Secret.SecretName).Data), container.VolumeMounts.Single(mount => mount.Name == secrets.Name).MountPath),
            (api.Account, "/run/secrets/kubernetes.io/serviceaccount"),
            (Hosts(), "/etc/hosts"));
    }

    /// <summary>The database that the trial's connection string names, for its role and password.</summary>
    /// <returns>How to reach it from here.</returns>
    static async Task<string> Prepare(OwnServer server, Manifests manifests)
    {
        var secret = manifests.Objects.OfType<V1Secret>().Single(each => each.Data.ContainsKey("ConnectionStrings__Collab"));
        var wanted = new NpgsqlConnectionStringBuilder(Encoding.UTF8.GetString(secret.Data["ConnectionStrings__Collab"]));
        var here = new NpgsqlConnectionStringBuilder(server.Server.ConnectionString("postgres"));
        Assert.Equal(here.Username, wanted.Username);
        await using var source = NpgsqlDataSource.Create(here.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        foreach (var sql in (string[])[$"create database {wanted.Database}", $"alter role {wanted.Username} password '{wanted.Password}'"])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        return new NpgsqlConnectionStringBuilder(here.ConnectionString) { Database = wanted.Database, Password = wanted.Password }.ConnectionString;
    }

    static string Hosts()
    {
        var file = Path.Combine(RunningContainer.NewDirectory("collab-hosts-"), "hosts");
        File.WriteAllText(file, $"127.0.0.1 localhost\n{PodNetwork.Here} collab-postgres\n");
        return file;
    }

    static async Task<string?> StartProject(RunningContainer container, string title)
    {
        var answer = await container.Ask($$"""mutation { startProject(input: { title: { value: "{{title}}", language: FI }, audience: PUBLIC, clientMutationId: "{{Guid.NewGuid()}}" }) { project { title(language: FI) { value } } errors { code } } }""", "leena");
        return answer.GetProperty("data").GetProperty("startProject").GetProperty("project").GetProperty("title").GetProperty("value").GetString();
    }

    static async Task<IReadOnlyList<string>> Active(string database)
    {
        const int active = 3;
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand($"select name from orleans.silo where status = {active} order by name");
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }

    static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo()) await Task.Delay(50, patience.Token);
    }
}
