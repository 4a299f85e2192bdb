namespace Collab.Deployment.Tests;

/// <summary>What only a running pod knows of itself.</summary>
static class GatewayPods
{
    /// <summary>Fields of a pod, as its manifest refers to them.</summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } = Of("collab-1", "collab", "10.1.0.7");

    /// <summary>Fields of a pod.</summary>
    public static IReadOnlyDictionary<string, string> Of(string name, string space, string address) =>
        new Dictionary<string, string> { ["metadata.name"] = name, ["metadata.namespace"] = space, ["status.podIP"] = address };
}
