using System.Diagnostics;

namespace Collab.EmbeddedPostgres;

/// <summary>Locks a data directory for one process. The operating system releases the lock when the process ends for any reason.</summary>
static class DirectoryLock
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes the lock, waiting up to a time limit; null when another process holds it.</summary>
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
