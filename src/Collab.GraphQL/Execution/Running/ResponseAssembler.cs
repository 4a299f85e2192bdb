namespace Collab.GraphQL.Execution;

/// <summary>Moves late values into their holes, and writes null where an error propagated to a written position.</summary>
readonly ref struct ResponseAssembler(ResponseWriter written, List<Patch> patches, ResponseWriter output)
{
    /// <summary>Copies a range of the buffer with its patches.</summary>
    public void Copy(int start, int end, int firstPatch, int lastPatch)
    {
        for (var i = firstPatch; i < lastPatch; i++)
        {
            var patch = patches[i];
            if (patch.At < start)
                continue; // Within a position that has become null.

            if (patch.Hole is { } hole)
            {
                output.WriteRaw(written.Between(start, patch.At));
                start = patch.At;
                Copy(hole.Start, hole.End, hole.FirstPatch, hole.LastPatch);
            }
            else if (patch.Position is { IsNulled: true } position)
            {
                output.WriteRaw(written.Between(start, patch.At));
                output.WriteNull();
                start = position.End;
            }
        }

        output.WriteRaw(written.Between(start, end));
    }
}
