using System.Diagnostics;

namespace Collab.EmbeddedPostgres;

/// <summary>Keeps a data directory for one process of ours; the operating system lets go of it when the process ends, however it ends.</summary>
static class DirectoryLock
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes the lock, waiting for it up to a time; null when another process keeps it.</summary>
    public static async Task<FileStream?> Take(string dataDirectory, TimeSpan wait, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                Directory.CreateDirectory(dataDirectory);
                return new FileStream(Path.Combine(dataDirectory, "postgres.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception.GetType() == typeof(IOException) && File.Exists(Path.Combine(dataDirectory, "postgres.lock")))
            {
                if (Stopwatch.GetElapsedTime(began) > wait) return null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new EmbeddedServerException(EmbeddedServerProblem.DirectoryNotWritable, $"{dataDirectory} cannot be written: {exception.Message} Choose another directory with --data.", exception);
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
