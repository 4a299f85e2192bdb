namespace Collab.Journal.Appending;

/// <summary>What an append ran into.</summary>
enum AppendConflict
{
    /// <summary>A stream does not end where the author believed.</summary>
    Version,

    /// <summary>A stream that the decision rested on has moved.</summary>
    Guard,

    /// <summary>The command key is in the journal already.</summary>
    Command,

    /// <summary>A read table's own unique constraint.</summary>
    Projection,
}
