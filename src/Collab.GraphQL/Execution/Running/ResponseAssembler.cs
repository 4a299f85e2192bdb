namespace Collab.GraphQL.Execution;

/// <summary>Puts what was written late into its holes, and null where an error ended after the place was written.</summary>
readonly ref struct ResponseAssembler(ResponseWriter written, List<Patch> patches, ResponseWriter output)
{
    /// <summary>Copies a stretch of the buffer with the patches that lie in it.</summary>
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
