using System.Globalization;

namespace Collab.Faults;

/// <summary>
/// How much is done: the short form in ./test and ./test all, the long form by ./bench faults (COLLAB_FAULTS=long). Each number, and the seed of all random numbers,
/// can be set by itself: COLLAB_FAULTS_SERVER_KILLS, …_DATABASE_KILLS, …_DISK_FILLS, …_OVERLOAD_SECONDS, …_SLOW_READERS, …_ATTACKS,
/// …_ROUNDS, …_MIXED, …_PAUSES, …_PAUSE_SECONDS, …_CLOCK_JUMPS, …_REPLACEMENTS, …_CUTS, …_CUT_SECONDS, …_SEED.
/// </summary>
static class Scale
{
    const string Variable = "COLLAB_FAULTS";

    /// <summary>Whether the long form runs, whose figures are kept.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable(Variable) == "long";

    /// <summary>What stated times are multiplied by: ./test runs on whatever machine, however busy, so its times are generous.</summary>
    public static int TimeFactor => IsLong ? 1 : 2;

    /// <summary>What a recovery may take: in the short form more on a machine that was seen, in the same trial, to take its time for a start.</summary>
    /// <param name="limit">The stated time.</param>
    /// <param name="firstStart">What the first start of a server took, its database included.</param>
    public static TimeSpan? Allowed(TimeSpan? limit, TimeSpan firstStart)
    {
        const int starts = 4;
        return !IsLong && firstStart * starts > limit * TimeFactor ? firstStart * starts : limit * TimeFactor;
    }

    /// <summary>Kills of the server.</summary>
    public static int ServerKills { get; } = Number("SERVER_KILLS", shortForm: 5, longForm: 200);

    /// <summary>Kills of the database: half of them of the postmaster, half of one of its children.</summary>
    public static int DatabaseKills { get; } = Number("DATABASE_KILLS", shortForm: 4, longForm: 100);

    /// <summary>How often the disk is filled: by turns when data next need room, and when the log does.</summary>
    public static int DiskFills { get; } = Number("DISK_FILLS", shortForm: 2, longForm: 10);

    /// <summary>How long the server is asked for more than it can do.</summary>
    public static int OverloadSeconds { get; } = Number("OVERLOAD_SECONDS", shortForm: 4, longForm: 60);

    /// <summary>Faults of all kinds, under three servers.</summary>
    public static int MixedFaults { get; } = Number("MIXED", shortForm: 4, longForm: 120);

    /// <summary>How often a server is paused meanwhile.</summary>
    public static int Pauses { get; } = Number("PAUSES", shortForm: 1, longForm: 5);

    /// <summary>How long a server is paused at a time: longer than it takes its cluster to go on without it.</summary>
    public static int PauseSeconds { get; } = Number("PAUSE_SECONDS", shortForm: 8, longForm: 60);

    /// <summary>How long a server is paused that nobody can go on without: longer than it trusts its memory without word from the journal.</summary>
    public static int PauseSecondsAlone { get; } = Number("PAUSE_SECONDS", shortForm: 4, longForm: 60);

    /// <summary>How often a cluster is cut.</summary>
    public static int Cuts { get; } = Number("CUTS", shortForm: 1, longForm: 3);

    /// <summary>How long a cluster is cut at a time.</summary>
    public static int CutSeconds { get; } = Number("CUT_SECONDS", shortForm: 15, longForm: 30);

    /// <summary>Jumps of a clock.</summary>
    public static int ClockJumps { get; } = Number("CLOCK_JUMPS", shortForm: 2, longForm: 40);

    /// <summary>How often each of two servers is stopped and started anew.</summary>
    public static int Replacements { get; } = Number("REPLACEMENTS", shortForm: 1, longForm: 10);

    /// <summary>How often a random number of requests is waited for where nothing is broken in between.</summary>
    public static int Rounds { get; } = Number("ROUNDS", shortForm: 3, longForm: 200);

    /// <summary>Garbled documents and attacks.</summary>
    public static int Attacks { get; } = Number("ATTACKS", shortForm: 1_500, longForm: 10_000);

    /// <summary>Subscribers that read a byte a second.</summary>
    public static int SlowReaders { get; } = Number("SLOW_READERS", shortForm: 200, longForm: 1_000);

    /// <summary>How long others are timed before the slow readers come.</summary>
    public static TimeSpan QuietTime { get; } = TimeSpan.FromSeconds(IsLong ? 20 : 3);

    /// <summary>By how much an answer's time may differ on a busy machine although nobody slows it down.</summary>
    public static TimeSpan TimeNoise { get; } = TimeSpan.FromMilliseconds(IsLong ? 0 : 20);

    /// <summary>What all random numbers of the run come from.</summary>
    public static int Seed { get; } = Number("SEED", Random.Shared.Next(), Random.Shared.Next());

    static int Number(string name, int shortForm, int longForm) =>
        int.TryParse(Environment.GetEnvironmentVariable($"{Variable}_{name}"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : IsLong ? longForm : shortForm;
}
