using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using k8s;
using k8s.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Collab.Deployment.Tests;

/// <summary>Stands in for Kubernetes' API: it knows the pods that a test makes, tells of those that are deleted, and lets through only what a role allows.</summary>
sealed class KubernetesApi : IAsyncDisposable
{
    const string Token = "a-token-of-the-service-account";

    readonly WebApplication _app;
    readonly DirectoryInfo _account = Directory.CreateTempSubdirectory("collab-account-");
    readonly ConcurrentDictionary<string, V1Pod> _pods = new();
    readonly ConcurrentDictionary<Channel<(string Type, V1Pod Pod)>, bool> _watchers = new();
    readonly ConcurrentQueue<string> _refused = new();
    readonly ConcurrentDictionary<string, bool> _used = new();
    readonly string _space;
    readonly HashSet<string> _verbs;

    KubernetesApi(PodNetwork network, string space, V1Role role)
    {
        _space = space;
        _verbs = role.Rules.Where(rule => rule.Resources.Contains("pods")).SelectMany(rule => rule.Verbs).ToHashSet();
        var (authority, certificate) = TestAuthority.Certify(Place.Address);
        WriteAccount(authority);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(Place, listen => listen.UseHttps(certificate)))
            .UseSockets(sockets => sockets.CreateBoundListenSocket = _ => network.Bind(Place.Port));
        _app = builder.Build();
        _app.Run(Serve);
    }

    /// <summary>Where it listens.</summary>
    public static IPEndPoint Place { get; } = new(PodNetwork.Here, 6443);

    /// <summary>What was asked for and not allowed.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    /// <summary>Which verbs were used.</summary>
    public IEnumerable<string> Used => _used.Keys.Order();

    /// <summary>How many watch the pods.</summary>
    public int Watchers => _watchers.Count;

    /// <summary>The directory that Kubernetes mounts into pods for their service account.</summary>
    public string Account => _account.FullName;

    /// <summary>Starts it.</summary>
    /// <param name="network">The network of the pods.</param>
    /// <param name="space">The namespace of the pods.</param>
    /// <param name="role">What the pods' service account may do.</param>
    public static async Task<KubernetesApi> Start(PodNetwork network, string space, V1Role role)
    {
        var api = new KubernetesApi(network, space, role);
        await api._app.StartAsync();
        return api;
    }

    /// <summary>Makes a pod.</summary>
    public void Add(V1Pod pod)
    {
        _pods[pod.Name()] = pod;
        Tell("ADDED", pod);
    }

    /// <summary>Deletes a pod.</summary>
    public void Delete(string name)
    {
        if (_pods.TryRemove(name, out var pod)) Tell("DELETED", pod);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var watcher in _watchers.Keys) watcher.Writer.TryComplete();
        await _app.DisposeAsync();
        _account.Delete(recursive: true);
    }

    void Tell(string type, V1Pod pod)
    {
        foreach (var watcher in _watchers.Keys) watcher.Writer.TryWrite((type, pod));
    }

    async Task Serve(HttpContext context)
    {
        var path = context.Request.Path.Value!.TrimEnd('/').Split('/');
        var isOne = path.Length > 6;
        var isWatch = context.Request.Query["watch"] == "true";
        var verb = context.Request.Method switch { "GET" => isOne ? "get" : isWatch ? "watch" : "list", "PATCH" => "patch", "DELETE" => "delete", var other => other };
        var isOurs = path is ["", "api", "v1", "namespaces", var space, "pods", ..] && space == _space;
        if (!isOurs || !_verbs.Contains(verb) || context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            _refused.Enqueue($"{verb} {context.Request.Path}");
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        _used[verb] = true;
        context.Response.ContentType = "application/json";
        if (isOne && !_pods.ContainsKey(path[6])) context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (isOne) await context.Response.WriteAsync(KubernetesJson.Serialize(_pods[path[6]]));
        else if (isWatch) await Watch(context);
        else await context.Response.WriteAsync(KubernetesJson.Serialize(new V1PodList { ApiVersion = "v1", Kind = "PodList", Metadata = new V1ListMeta { ResourceVersion = "1" }, Items = [.. Chosen(context, _pods.Values)] }));
    }

    async Task Watch(HttpContext context)
    {
        var events = Channel.CreateUnbounded<(string Type, V1Pod Pod)>();
        _watchers[events] = true;
        try
        {
            foreach (var pod in Chosen(context, _pods.Values)) events.Writer.TryWrite(("ADDED", pod));
            await foreach (var (type, pod) in events.Reader.ReadAllAsync(context.RequestAborted))
            {
                if (!Chosen(context, [pod]).Any()) continue;
                await context.Response.WriteAsync($$"""{"type":"{{type}}","object":{{KubernetesJson.Serialize(pod)}}}""" + "\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The watcher has gone.
        }
        finally
        {
            _watchers.TryRemove(events, out _);
        }
    }

    static IEnumerable<V1Pod> Chosen(HttpContext context, IEnumerable<V1Pod> pods)
    {
        var wanted = context.Request.Query["labelSelector"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToList();
        return pods.Where(pod => wanted.All(pair => pod.Labels().TryGetValue(pair[0], out var value) && value == pair[1]));
    }

    /// <summary>What Kubernetes mounts into pods for their service account.</summary>
    void WriteAccount(string authority)
    {
        File.WriteAllText(Path.Combine(Account, "ca.crt"), authority);
        File.WriteAllText(Path.Combine(Account, "token"), Token);
        File.WriteAllText(Path.Combine(Account, "namespace"), _space);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Account, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }
}
