using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Collab.Testing;

namespace Collab.Deployment.Tests;

/// <summary>The kustomize within kubectl.</summary>
static class Kustomize
{
    /// <summary>The first that has kustomize 5: older ones do not know <c>labels</c>.</summary>
    const int OldestMinor = 27;

    static readonly Lazy<Task<string?>> Missing = new(Look);
    static readonly ConcurrentDictionary<string, Lazy<Task<Manifests>>> Built = new();

    /// <summary>The overlays.</summary>
    public static IReadOnlyList<string> Overlays { get; } = ["trial", "production"];

    /// <summary>Builds an overlay as kubectl would apply it; null, which is told, where there is no kubectl that can.</summary>
    public static async Task<Manifests?> Build(string overlay)
    {
        if (await Missing.Value is { } why)
        {
            NotRun.Report($"k8s/overlays/{overlay} as kustomize builds it", why);
            return null;
        }

        return await Built.GetOrAdd(overlay, name => new(() => Make(name))).Value;
    }

    static async Task<Manifests> Make(string overlay) => new(overlay, await Shell.Run("kubectl", "kustomize", Path.Combine(Repository.Root, "k8s", "overlays", overlay)));

    static async Task<string?> Look()
    {
        if (await Shell.Try("kubectl", "version", "--client", "--output=json") is not (0, var said, _)) return "there is no kubectl (Debian 13's package kubernetes-client has one)";
        var version = JsonElement.Parse(said).GetProperty("clientVersion");
        var minor = int.Parse(version.GetProperty("minor").GetString()!.TrimEnd('+'), CultureInfo.InvariantCulture);
        return minor >= OldestMinor ? null : $"kubectl is 1.{minor}; the kustomize of 1.{OldestMinor} or newer is needed (Debian 13's package kubernetes-client has one)";
    }
}
