namespace Collab.Testing;

public static class Repository
{
    /// <summary>The directory of the solution.</summary>
    public static string Root { get; } = FindRoot();

    static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Collab.sln"))) return directory.FullName;
        }

        throw new InvalidOperationException($"There is no Collab.sln above {AppContext.BaseDirectory}.");
    }
}
