using k8s.Autorest;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Collab.Gateway.Clustering;

/// <summary>The silo as a pod of Kubernetes: its names and address are the pod's, and a silo whose pod has been deleted is declared dead at once.</summary>
static class Pod
{
    /// <summary>Lets Kubernetes say who is in the cluster.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="endpoint">Where it listens.</param>
    public static ISiloBuilder UsePod(this ISiloBuilder silo, SiloEndpoint endpoint) =>
        silo.UseKubernetesHosting().Configure<EndpointOptions>(options =>
        {
            // Orleans takes the first address of the machine before it looks at POD_IP, and a pod can have several.
            options.AdvertisedIPAddress = endpoint.Address;
            options.SiloPort = endpoint.Port;
            options.GatewayPort = endpoint.GatewayPort;
        });

    /// <summary>Why a silo did not start, when Kubernetes is to be asked for the mend; null when it was something else.</summary>
    /// <param name="fault">What starting ended with.</param>
    public static string? Refusal(Exception fault) => fault is HttpOperationException { Response: { } response }
        ? $"Kubernetes answered {(int)response.StatusCode} when asked for this pod: check POD_NAME and POD_NAMESPACE, and let the pod's service account get, list and watch pods (and patch them, where the pod lacks the labels orleans/serviceId and orleans/clusterId)."
        : null;
}
