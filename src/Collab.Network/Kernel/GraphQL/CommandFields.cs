using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>The argument of every mutation.</summary>
/// <typeparam name="TInput">The input's record.</typeparam>
/// <param name="Input">The input.</param>
sealed record InputOf<TInput>(Submission<TInput> Input)
    where TInput : ICommandInput;

/// <summary>The input of a mutation: the command, and what is said of every one.</summary>
/// <typeparam name="TInput">The input's record.</typeparam>
/// <param name="Command">The command.</param>
/// <param name="Options">What is said of every command.</param>
sealed record Submission<TInput>([InputFields] TInput Command, [InputFields] SubmissionOptions Options)
    where TInput : ICommandInput;

/// <summary>What is said of every command; <see cref="SdlExpansion"/> adds it to every input.</summary>
/// <param name="AcceptSensitive">Whether phone and bank account numbers are kept where a field allows it.</param>
/// <param name="Draft">The draft that the command shares.</param>
/// <param name="DraftVersion">The version of the draft that was read.</param>
sealed record SubmissionOptions(bool AcceptSensitive, DraftId? Draft, int? DraftVersion);

/// <summary>Binds the mutations whose commands one kind of grain decides.</summary>
/// <typeparam name="TGrain">The grain.</typeparam>
/// <typeparam name="TId">The id of its aggregate.</typeparam>
/// <typeparam name="TCommand">Its commands.</typeparam>
sealed class CommandFields<TGrain, TId, TCommand>(RootBinding mutation, NodeSources nodes)
    where TGrain : IAggregateGrain<TCommand>
    where TId : struct, IGuidId<TId>
{
    /// <summary>A mutation that makes a new aggregate.</summary>
    /// <typeparam name="T">The command, which is the mutation's input.</typeparam>
    /// <typeparam name="TNode">What the mutation answers.</typeparam>
    /// <param name="name">The mutation.</param>
    public CommandFields<TGrain, TId, TCommand> Create<T, TNode>(string name)
        where T : TCommand, ICommandInput
        where TNode : class
        => Bind<T, TNode>(name, (_, context) => new(context.Service<IIdSource>().Next<TId>()), input => input, "");

    /// <summary>A mutation of an aggregate.</summary>
    /// <typeparam name="T">The command, which is the mutation's input.</typeparam>
    /// <typeparam name="TNode">What the mutation answers.</typeparam>
    /// <param name="name">The mutation.</param>
    /// <param name="target">The aggregate.</param>
    public CommandFields<TGrain, TId, TCommand> Add<T, TNode>(string name, Func<T, TId> target)
        where T : TCommand, ICommandInput
        where TNode : class
        => Add<T, TNode>(name, target, input => input);

    /// <summary>A mutation of an aggregate whose command is made of the input.</summary>
    /// <typeparam name="TInput">The input.</typeparam>
    /// <typeparam name="TNode">What the mutation answers.</typeparam>
    /// <param name="name">The mutation.</param>
    /// <param name="target">The aggregate.</param>
    /// <param name="command">The command.</param>
    public CommandFields<TGrain, TId, TCommand> Add<TInput, TNode>(string name, Func<TInput, TId> target, Func<TInput, TCommand> command)
        where TInput : ICommandInput
        where TNode : class
        => Bind<TInput, TNode>(name, (input, _) => new(target(input)), command, "");

    /// <summary>A mutation of an aggregate that something else leads to.</summary>
    /// <typeparam name="T">The command, which is the mutation's input.</typeparam>
    /// <typeparam name="TNode">What the mutation answers.</typeparam>
    /// <param name="name">The mutation.</param>
    /// <param name="target">The aggregate; null when what leads there is not there for the viewer.</param>
    /// <param name="field">The input field that leads there.</param>
    public CommandFields<TGrain, TId, TCommand> AddBy<T, TNode>(string name, Func<T, FieldContext, ValueTask<TId?>> target, string field)
        where T : TCommand, ICommandInput
        where TNode : class
        => Bind<T, TNode>(name, target, input => input, field);

    CommandFields<TGrain, TId, TCommand> Bind<TInput, TNode>(
        string name, Func<TInput, FieldContext, ValueTask<TId?>> target, Func<TInput, TCommand> command, string field)
        where TInput : ICommandInput
        where TNode : class
    {
        mutation.AsyncField(name, async ValueTask<Payload<TNode>?> (InputOf<TInput> arguments, FieldContext context) =>
        {
            var viewer = context.SignedIn();
            var (input, options) = arguments.Input;
            return await target(input, context) is { } id
                ? await CommandRunner.Run<TNode, TCommand>(context, nodes, input, options, command(input), context.Grain<TGrain>(id.Value))
                : new Payload<TNode>(null, null, [new RefusalReading(Refusal.NotFound(field), viewer.Language)]);
        });
        return this;
    }
}
