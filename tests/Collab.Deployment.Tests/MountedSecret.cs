using System.Text;

namespace Collab.Deployment.Tests;

/// <summary>A secret's files as Kubernetes mounts them: links to files in a directory that a link names, which the container's group may read and nobody else.</summary>
static class MountedSecret
{
    const UnixFileMode OwnerAndGroupRead = UnixFileMode.UserRead | UnixFileMode.GroupRead;

    /// <summary>Makes them.</summary>
    /// <param name="files">Their names and contents.</param>
    /// <returns>The directory to mount; it goes with the container's files.</returns>
    public static async Task<string> Make(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        var directory = RunningContainer.NewDirectory("collab-secret-");
        var data = Directory.CreateDirectory(Path.Combine(directory, "..2026_01_01"));
        Directory.CreateSymbolicLink(Path.Combine(directory, "..data"), data.Name);
        foreach (var (name, content) in files)
        {
            var file = Path.Combine(data.FullName, name);
            await File.WriteAllBytesAsync(file, content);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, OwnerAndGroupRead);
            await Shell.Run("chown", $"0:{RunningContainer.Image.User}", file);
            File.CreateSymbolicLink(Path.Combine(directory, name), $"..data/{name}");
        }

        return directory;
    }

    /// <summary>Makes one of texts.</summary>
    public static Task<string> Make(params IEnumerable<(string Name, string Content)> files) =>
        Make(files.Select(file => KeyValuePair.Create(file.Name, Encoding.UTF8.GetBytes(file.Content))));
}
