using Collab.Journal;
using Collab.Journal.Snapshots;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;

namespace Collab.Network.People;

/// <summary>What an erasure came to.</summary>
enum ErasureOutcome
{
    /// <summary>What was told of the person is gone.</summary>
    Erased,

    /// <summary>There is no such person.</summary>
    NotFound,

    /// <summary>The network would have no administrator: make somebody else one first.</summary>
    LastAdministrator,
}

/// <summary>
/// Erases what was told of a person, and what they told: texts, profile, ways to sign in, drafts. It is one transaction with the event that says so, by which every process forgets what it remembers.
/// The events that they caused stay, under an id that says nothing. Run again, it erases what was told since.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="streams">Where the person's events are.</param>
/// <param name="clock">The clock.</param>
/// <param name="rows">What modules keep of people.</param>
/// <param name="formats">The formats of snapshots that this program reads.</param>
sealed class PersonErasure(IJournal journal, IStreamStore streams, TimeProvider clock, IEnumerable<IPersonalRows> rows, IEnumerable<string> formats)
{
    const int MaxAttempts = 8;

    /// <summary>Erases.</summary>
    /// <param name="id">The person.</param>
    /// <param name="cancellationToken">Stops it before it is done; afterwards it is not heeded.</param>
    /// <exception cref="JournalUnavailableException">The database cannot be used.</exception>
    /// <exception cref="InvalidOperationException">The person changed all the time meanwhile.</exception>
    public async Task<ErasureOutcome> Run(PersonId id, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (await Find(id, cancellationToken) is not { } person)
            {
                return ErasureOutcome.NotFound;
            }

            var now = Moments.Now(clock);
            var change = Person.Aggregate.Change(id, person, [new PersonErased()], null, now);
            var append = new Append(
                [change.Append],
                Authors.Of(null),
                now,
                null,
                [
                    .. change.Projections,
                    .. rows.SelectMany(row => row.Erase(id)),
                    .. PersonalTextTable.EraseSnapshots(formats),
                    .. PersonTable.Statements([.. person.Roles.Select(role => new RoleRevoked(role))]),
                ]);
            switch (await journal.Append(append, cancellationToken))
            {
                case AppendResult.Appended:
                    return ErasureOutcome.Erased;
                case AppendResult.UniqueConflict { Constraint: PersonTable.LastAdministrator }:
                    return ErasureOutcome.LastAdministrator;
            }
        }

        throw new InvalidOperationException("The person changed all the time meanwhile. Try again.");
    }

    async Task<Person?> Find(PersonId id, CancellationToken cancellationToken)
    {
        // No snapshot is of this format, so that all events are read.
        var loaded = await streams.Load("", [new StreamVersion(Person.Aggregate.Stream(id), 0)], cancellationToken);
        return loaded[0].Events.Aggregate((Person?)null, Person.Aggregate.Fold);
    }
}
