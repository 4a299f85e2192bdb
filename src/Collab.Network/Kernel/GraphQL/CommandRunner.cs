using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collab.GraphQL.Execution;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>What the input of every mutation carries.</summary>
interface ICommandInput
{
    /// <summary>The client's own id of the command.</summary>
    string? ClientMutationId { get; }

    /// <summary>The version that an edit was based on; null for an edit of whatever is there.</summary>
    int? BasedOn => null;
}

/// <summary>Takes a mutation's command to its grain and its outcome to the payload.</summary>
static class CommandRunner
{
    const int MaxClientMutationIdLength = 100;

    /// <summary>Lets a grain decide a command and reads what it was about, as the viewer may see it.</summary>
    /// <param name="context">The field.</param>
    /// <param name="input">The mutation's input.</param>
    /// <param name="command">The command made of it.</param>
    /// <param name="grain">Who decides.</param>
    /// <param name="read">Reads the thing that the outcome names.</param>
    /// <exception cref="FieldException">Nobody is signed in, or the client mutation id is too long.</exception>
    public static async ValueTask<Payload<TThing>?> Run<TId, TThing, TCommand>(
        this FieldContext context,
        ICommandInput input,
        TCommand command,
        IAggregateGrain<TCommand> grain,
        Func<TId, ValueTask<TThing?>> read)
        where TId : struct, IEntityId<TId>
        where TThing : class
    {
        var viewer = context.SignedIn();
        if (InputTexts.Check(input).ToArray() is { Length: > 0 } refusals)
        {
            return new Payload<TThing>(null, null, [.. refusals.Select(refusal => new RefusalReading(refusal, viewer.Language))]);
        }

        var outcome = await grain.Decide(command, new CommandContext(viewer, input.BasedOn, ClientMutationId(input), Fingerprint(input)));
        await context.Service<JournalFollower>().Take(outcome, context.CancellationToken);
        var thing = GlobalId.TryParse<TId>(outcome.Subject ?? "", out var subject) ? await read(subject) : null;
        return new Payload<TThing>(
            thing,
            context.Cursor(outcome.Position),
            [.. outcome.Refusals.Select(refusal => new RefusalReading(refusal, viewer.Language))]);
    }

    static string? ClientMutationId(ICommandInput input)
        => input.ClientMutationId switch
        {
            null => null,
            { Length: > 0 and <= MaxClientMutationIdLength } id when Characters.FirstForbidden(id, isOneLine: true) is null => id,
            _ => throw new FieldException(
                $"A clientMutationId has 1 to {MaxClientMutationIdLength} characters, none of them a control character; a UUID serves well.", ErrorCodes.BadUserInput),
        };

    static string Fingerprint(ICommandInput input)
    {
        if (input.ClientMutationId is null)
        {
            return "";
        }

        var content = JsonSerializer.Serialize(input, input.GetType(), DomainJson.Options);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(input.GetType().Name + content)).AsSpan(0, 16));
    }
}
