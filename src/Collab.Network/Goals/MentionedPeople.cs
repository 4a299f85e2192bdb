using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.People;

namespace Collab.Network.Goals;

/// <summary>Makes sure that people whom a command names are there: a goal must not be decided or owned by nobody.</summary>
static class MentionedPeople
{
    /// <summary>The person named as having decided.</summary>
    public static ImmutableArray<Mention> In(Grounds grounds)
        => grounds.DecidedBy is { Person: { } person } ? [new Mention(person, "decidedBy.person")] : [];

    /// <summary>The decision as it is, or refusals for those named whom the viewer cannot find.</summary>
    public static async ValueTask<Decision<TEvent>> Check<TEvent>(
        Decision<TEvent> decision, Viewer viewer, ImmutableArray<Mention> mentions, DecisionReads reads)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var mention in mentions)
        {
            if (!Person.MayBeReadBy(viewer)
                || await reads.Read(Person.Aggregate, mention.Person) is null)
            {
                refusals.Add(Refusal.NotFound(mention.Path));
            }
        }

        return refusals.Count == 0 ? decision : Decision<TEvent>.Refuse(refusals.ToImmutable());
    }
}

/// <summary>A person whom a command names.</summary>
/// <param name="Person">The person.</param>
/// <param name="Path">The input field.</param>
readonly record struct Mention(PersonId Person, string Path);
