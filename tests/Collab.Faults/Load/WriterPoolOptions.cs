namespace Collab.Faults.Load;

/// <summary>How the writers of a trial write.</summary>
/// <param name="Projects">How many projects they work in at the same time; few are fought over.</param>
/// <param name="WaitTimeout">How long they wait for an answer before they ask again, elsewhere where there are several servers.</param>
/// <param name="Pause">How long they wait between two commands at the most; zero for as many commands as are answered.</param>
/// <param name="LooksElsewhere">Whether they look at another server until that shows what they wrote.</param>
/// <param name="IsSettled">Whether they give another server a second to read what they wrote, whenever they go to it, and never ask two at once.</param>
sealed record WriterPoolOptions(int Projects, TimeSpan WaitTimeout, TimeSpan Pause, bool LooksElsewhere, bool IsSettled)
{
    /// <summary>Four projects, whose boards are fought over, and the timeout of most clients.</summary>
    public static WriterPoolOptions Usual { get; } = new(4, TimeSpan.FromSeconds(20), TimeSpan.Zero, LooksElsewhere: false, IsSettled: false);

    /// <summary>About 150 commands a second: what several servers on a small machine do without being at its limit, so that times are theirs.</summary>
    public static WriterPoolOptions Moderate { get; } = Usual with { Pause = TimeSpan.FromMilliseconds(200) };
}
