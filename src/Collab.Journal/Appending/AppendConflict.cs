namespace Collab.Journal.Appending;

enum AppendConflict
{
    /// <summary>A stream does not end at the expected version.</summary>
    Version,

    /// <summary>A guarded stream has changed.</summary>
    Guard,

    /// <summary>The journal already has the command key.</summary>
    Command,

    /// <summary>A unique constraint of a read table.</summary>
    Projection,
}
