using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collab.GraphQL.Execution;
using Collab.Network.Drafts;
using Collab.Network.Kernel.Sensitive;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>Takes a mutation's command to its grain and its outcome to the payload.</summary>
static class CommandRunner
{
    const int MaxClientMutationIdLength = 100;

    /// <summary>Lets a grain decide a command and reads what it was about, as the viewer may see it.</summary>
    /// <param name="context">The field.</param>
    /// <param name="nodes">Finds what the outcome names.</param>
    /// <param name="input">The mutation's input.</param>
    /// <param name="options">What is said of every command.</param>
    /// <param name="command">The command, which may be the input itself.</param>
    /// <param name="grain">Who decides.</param>
    /// <exception cref="FieldException">Nobody is signed in, or the client mutation id is too long.</exception>
    public static async ValueTask<Payload<TNode>?> Run<TNode, TCommand>(
        FieldContext context, NodeSources nodes, ICommandInput input, SubmissionOptions options, TCommand command, IAggregateGrain<TCommand> grain)
        where TNode : class
    {
        var viewer = context.SignedIn();
        if (InputTexts.Check(input, options.AcceptSensitive).ToArray() is { Length: > 0 } refusals)
        {
            return new Payload<TNode>(null, null, [.. refusals.Select(refusal => new RefusalReading(refusal, viewer.Language))]);
        }

        var outcome = await grain.Decide(command, new CommandContext(viewer, input.BasedOn, ClientMutationId(input.ClientMutationId), Fingerprint(input))
        {
            Draft = options.Draft is { } draft ? new SharedDraft(draft, options.DraftVersion) : null,
        });
        await context.Service<JournalFollower>().Take(outcome, context.CancellationToken);
        if (options.Draft is { } shared && outcome is { Refusals.IsEmpty: true, Position: null })
        {
            // Everything was as it says already, so nothing was written that it could have gone with.
            await context.Service<DraftQueries>().Discard(new SharedDraft(shared, options.DraftVersion), viewer.Person!.Value, context.CancellationToken);
        }

        return new Payload<TNode>(
            outcome.Subject is { } subject ? (TNode?)await nodes.Find(subject, context) : null,
            context.Cursor(outcome.Position),
            [.. outcome.Refusals.Select(refusal => new RefusalReading(refusal, viewer.Language))]);
    }

    /// <summary>The client's own id of a command; null for none.</summary>
    /// <param name="given">What the client sent.</param>
    /// <exception cref="FieldException">It cannot be kept.</exception>
    public static string? ClientMutationId(string? given)
        => given switch
        {
            null => null,
            { Length: > 0 and <= MaxClientMutationIdLength } id
                when Characters.FirstForbidden(id, isOneLine: true) is null && !SensitiveText.Find(id).Any(place => place.Kind is SensitiveKind.IdentityCode) => id,
            _ => throw new FieldException(
                $"A clientMutationId has 1 to {MaxClientMutationIdLength} characters, none of them a control character, and is no personal identity code; a UUID serves well.", ErrorCodes.BadUserInput),
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
