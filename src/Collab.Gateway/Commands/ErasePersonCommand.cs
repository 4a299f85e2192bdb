using Collab.Journal;
using Collab.Journal.Snapshots;
using Collab.Network;
using Collab.Network.Kernel;
using Collab.Network.People;

namespace Collab.Gateway.Commands;

/// <summary>Erases what was told of a person, and what they told. Servers that run notice it.</summary>
static class ErasePersonCommand
{
    public static Task<int> Run(string? dataDirectory, string person, CancellationToken stop) =>
        DatabaseCommand.Run(
            dataDirectory,
            async database =>
            {
                if (!GlobalId.TryParse<PersonId>(person, out var id) && !(Guid.TryParse(person, out var value) && (id = new PersonId(value)) != default))
                {
                    throw new OperatorException("erase-person takes the id of a person, as a query answers it.");
                }

                await using var journal = await PostgresJournal.Open(database.Source, cancellationToken: stop);
                var erasure = new PersonErasure(journal, new PostgresStreamStore(database.Source), TimeProvider.System, NetworkServices.PersonalRows, NetworkServices.SnapshotFormats);
                await Console.Error.WriteLineAsync(await erasure.Run(id, stop) switch
                {
                    ErasureOutcome.Erased => "Erased what was told of the person: texts, name, picture, contact, ways to sign in, drafts. Backups and exports from before still hold it.",
                    ErasureOutcome.LastAdministrator => throw new OperatorException("This is the only administrator of the network. Make somebody else one first (placePerson)."),
                    _ => throw new OperatorException("There is no such person. Take the id as a query answers it."),
                });
            },
            stop);
}
