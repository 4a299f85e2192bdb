namespace Collab.GraphQL.Validation;

/// <summary>Follows fragment spreads from executables to all that they reach, each once; cycles are handled.</summary>
sealed class FragmentReach(ValidationContext context)
{
    readonly bool[] _seen = new bool[context.Facts.Executables.Length];
    readonly List<int> _reached = [];

    /// <summary>Indexes of the executables reached, those started from included.</summary>
    public IReadOnlyList<int> Reached => _reached;

    /// <summary>Whether an executable was reached.</summary>
    public bool Has(int executable) => _seen[executable];

    /// <summary>Clears the result.</summary>
    public void Clear()
    {
        foreach (var executable in _reached)
        {
            _seen[executable] = false;
        }

        _reached.Clear();
    }

    /// <summary>Adds an executable and all that it spreads, directly or not.</summary>
    public void Follow(int executable)
    {
        var next = _reached.Count;
        Add(executable);
        for (; next < _reached.Count; next++)
        {
            var spreads = context.Facts.SpreadsOf(context.Facts.Executables[_reached[next]]);
            context.Spend(spreads.Length + 1);
            foreach (var spread in spreads)
            {
                if (spread.Fragment >= 0)
                {
                    Add(spread.Fragment);
                }
            }
        }
    }

    void Add(int executable)
    {
        if (!_seen[executable])
        {
            _seen[executable] = true;
            _reached.Add(executable);
        }
    }
}
