namespace Collab.Faults.Load;

/// <summary>A command in the log of what clients saw.</summary>
/// <param name="person">Who sent it.</param>
/// <param name="command">The command.</param>
sealed class Entry(string person, Command command)
{
    /// <summary>Who sent it.</summary>
    public string Person => person;

    /// <summary>The command.</summary>
    public Command Command => command;

    /// <summary>What its client knows; written only when the answer has been read whole.</summary>
    public Standing Standing { get; set; }

    /// <summary>The thing that the answer named.</summary>
    public string? Subject { get; set; }

    /// <summary>The version of the thing that the answer named, where it was asked for.</summary>
    public int? Version { get; set; }

    /// <summary>The server whose acknowledgement came first.</summary>
    public Uri? AnsweredBy { get; set; }

    /// <summary>When that one came; a timestamp of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long AnsweredAt { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Sent { get; set; }

    /// <summary>Answers other than an acknowledgement.</summary>
    public List<string> Troubles { get; } = [];
}
