namespace Collab.Network.Kernel.Copies;

/// <summary>
/// How much memory a copy takes, estimated by the JSON that it was made of: its snapshot and the events folded since. Measured on goals, boards and projects;
/// a copy that was changed often counts as more than it takes until it is loaded anew, and so does one that is mostly ids.
/// </summary>
static class CopySize
{
    /// <summary>An id that nobody has used: the place in the table, the entry itself, and the place in the order of use.</summary>
    public const int Absent = 200;

    /// <summary>Bytes of heap for a byte of JSON: text takes two bytes a character, ids half of what they take as text.</summary>
    const double HeapPerStoredByte = 2.1;

    public static long Of(long storedBytes) => Absent + (long)(storedBytes * HeapPerStoredByte);
}
