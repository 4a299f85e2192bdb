using Collab.GraphQL.Validation.Merging;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>
/// Section 5.3.2: fields that share a response name can be merged. The specification compares all pairs, again and
/// again along every way that leads to them. Instead the document is first taken as a whole, in near-linear time
/// (<see cref="MergeGroups"/>); only when that finds a doubt are pairs compared (<see cref="FieldPairs"/>), each
/// once and within the bound on work.
/// </summary>
/// <remarks>
/// That groups of fields which must agree can be checked for uniformity, instead of pair by pair, is Simon
/// Adameit's idea (XING, « GraphQL: Overlapping fields can be merged fast », 2018; also in Sangria and graphql-java).
/// Those implementations follow each distinct set of fields, of which a hostile document has exponentially many; here
/// sets are united, as in congruence closure, so that there are never more of them than selection sets.
/// </remarks>
sealed class OverlappingFieldsCanBeMergedRule : ValidationRule, IDocumentRule
{
    public void CheckDocument(ValidationContext context)
    {
        if (!MergeGroups.AreUniform(context.Facts))
        {
            new FieldPairs(this, context).ReportConflicts();
        }
    }
}
