using Collab.Testing;

namespace Collab.Bpmn.Tests;

/// <summary>Files of real modellers: those beside the repository, in the folder <c>shared/bpmn</c>, where there is one.</summary>
static class RealFiles
{
    public const int Count = 201;

    static readonly string Folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "bpmn"));

    /// <summary>Every file with the name of its tool; null, and told as not run, where they are not.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)>? Read()
    {
        if (!Directory.Exists(Folder))
        {
            NotRun.Report("BPMN files of real modellers", "there is no folder shared/bpmn beside the repository");
            return null;
        }

        return
        [
            .. Directory.EnumerateFiles(Folder, "*.*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".md", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(Folder, file), File.ReadAllBytes(file))),
        ];
    }
}
