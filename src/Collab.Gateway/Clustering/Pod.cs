using k8s.Autorest;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Collab.Gateway.Clustering;

/// <summary>The silo as a pod of Kubernetes: names and address come from the pod, and a silo whose pod was deleted is declared dead at once.</summary>
static class Pod
{
    public static ISiloBuilder UsePod(this ISiloBuilder silo, SiloEndpoint endpoint) =>
        silo.UseKubernetesHosting().Configure<EndpointOptions>(options =>
        {
            // Orleans prefers the first address of the machine to POD_IP, and a pod can have several.
            options.AdvertisedIPAddress = endpoint.Address;
            options.SiloPort = endpoint.Port;
            options.GatewayPort = endpoint.GatewayPort;
        });

    /// <summary>Why a silo did not start, when Kubernetes is the cause; null otherwise.</summary>
    public static string? Refusal(Exception fault) => fault is HttpOperationException { Response: { } response }
        ? $"Kubernetes answered {(int)response.StatusCode} when asked for this pod: check POD_NAME and POD_NAMESPACE, and let the pod's service account get, list and watch pods (and patch them, where the pod lacks the labels orleans/serviceId and orleans/clusterId)."
        : null;
}
