namespace Collab.Network.Kernel.GraphQL;

/// <summary>The one argument of every mutation.</summary>
/// <typeparam name="TInput">The input's record.</typeparam>
/// <param name="Input">The input.</param>
sealed record InputOf<TInput>(TInput Input)
    where TInput : ICommandInput;
