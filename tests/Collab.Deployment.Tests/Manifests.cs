using System.Text.RegularExpressions;
using k8s;
using k8s.Models;

namespace Collab.Deployment.Tests;

/// <summary>The objects of some manifests. What Kubernetes itself knows is loaded strictly: a field that its models do not know fails.</summary>
sealed partial class Manifests
{
    /// <summary>Reads them.</summary>
    /// <param name="name">What they are, for messages.</param>
    /// <param name="text">YAML documents.</param>
    public Manifests(string name, string text)
    {
        Name = name;
        Text = text;
        var documents = Separator().Split(text).Where(document => Kind().IsMatch(document)).ToLookup(IsKubernetesOwn);
        Objects = [.. documents[true].SelectMany(document => KubernetesYaml.LoadAllFromString(document, strict: true)).Cast<IKubernetesObject<V1ObjectMeta>>()];
        Custom = [.. documents[false].Select(document => (Kind().Match(document).Groups[1].Value, MetadataName().Match(document).Groups[1].Value, document))];
    }

    /// <summary>What they are.</summary>
    public string Name { get; }

    /// <summary>All of them.</summary>
    public string Text { get; }

    /// <summary>Kubernetes' own kinds.</summary>
    public IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Objects { get; }

    /// <summary>Kinds of operators.</summary>
    public IReadOnlyList<(string Kind, string Name, string Text)> Custom { get; }

    /// <summary>Every pod that they ask for.</summary>
    public IEnumerable<(string Of, V1PodTemplateSpec Template)> Pods => Objects.SelectMany(thing => thing switch
    {
        V1Deployment deployment => [(deployment.Name(), deployment.Spec.Template)],
        V1StatefulSet set => [(set.Name(), set.Spec.Template)],
        V1Job job => [(job.Name(), job.Spec.Template)],
        _ => Enumerable.Empty<(string, V1PodTemplateSpec)>(),
    });

    /// <summary>The only object of a kind, or the one of that name.</summary>
    public T One<T>(string? name = null)
        where T : IKubernetesObject<V1ObjectMeta> => Objects.OfType<T>().Single(thing => name is null || thing.Name() == name);

    /// <summary>The environment of a pod's first container as Kubernetes would make it, with what only a running pod has.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="fields">What fields of the pod hold, by their paths, beside labels.</param>
    public IReadOnlyDictionary<string, string> Environment(V1PodTemplateSpec pod, IReadOnlyDictionary<string, string> fields)
    {
        var environment = new Dictionary<string, string>();
        foreach (var source in pod.Spec.Containers[0].EnvFrom ?? [])
        {
            foreach (var (name, value) in One<V1ConfigMap>(source.ConfigMapRef.Name).Data) environment[name] = value;
        }

        foreach (var variable in pod.Spec.Containers[0].Env ?? [])
        {
            environment[variable.Name] = variable.Value ?? FieldOf(pod, variable.ValueFrom.FieldRef.FieldPath, fields);
        }

        return environment;
    }

    static string FieldOf(V1PodTemplateSpec pod, string path, IReadOnlyDictionary<string, string> fields) =>
        LabelPath().Match(path) is { Success: true } label ? pod.Metadata.Labels[label.Groups[1].Value] : fields[path];

    static bool IsKubernetesOwn(string document) => ApiVersion().Match(document).Groups[1].Value is var group && (!group.Contains('.', StringComparison.Ordinal) || group.EndsWith(".k8s.io", StringComparison.Ordinal));

    [GeneratedRegex(@"^---$", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^kind: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Kind();

    [GeneratedRegex(@"^apiVersion: ([^/\s]+)(/\S+)?$", RegexOptions.Multiline)]
    private static partial Regex ApiVersion();

    [GeneratedRegex(@"^metadata:\n(?:  .*\n)*?  name: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex MetadataName();

    [GeneratedRegex(@"^metadata\.labels\['([^']+)'\]$")]
    private static partial Regex LabelPath();
}
