namespace Collab.Faults.Load;

/// <summary>The projects that all writers work in together, renewed before they are full.</summary>
/// <param name="count">How many are open at a time.</param>
sealed class Projects(int count)
{
    /// <summary>A board takes 200 goals; the rest is room for commands under way.</summary>
    const int FullAt = 120;

    readonly Lock _lock = new();
    readonly List<Project> _open = [];

    /// <summary>Whether another one should be started.</summary>
    public bool NeedsOne
    {
        get
        {
            lock (_lock) return _open.Count < count;
        }
    }

    public void Add(string id)
    {
        lock (_lock) _open.Add(new Project(id));
    }

    /// <summary>One of the open projects, for so many more goals; null when there is none.</summary>
    public string? Any(Random random, int goals)
    {
        lock (_lock)
        {
            if (_open.Count == 0) return null;
            var project = _open[random.Next(_open.Count)];
            Count(project, goals);
            return project.Id;
        }
    }

    /// <summary>Counts goals that are put into a project.</summary>
    /// <returns>Whether it is open; one that is full takes no more.</returns>
    public bool TryPlace(string id, int goals)
    {
        lock (_lock)
        {
            if (_open.Find(project => project.Id == id) is not { } project) return false;
            Count(project, goals);
            return true;
        }
    }

    void Count(Project project, int goals)
    {
        project.Goals += goals;
        if (project.Goals >= FullAt) _open.Remove(project);
    }

    sealed class Project(string id)
    {
        public string Id => id;

        public int Goals { get; set; }
    }
}
