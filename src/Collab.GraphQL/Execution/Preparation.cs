using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Collab.GraphQL.Execution;

/// <summary>The result of preparing a document: an operation or errors.</summary>
public readonly struct Preparation
{
    internal Preparation(PreparedOperation operation)
    {
        Operation = operation;
        Errors = [];
    }

    internal Preparation(ImmutableArray<GraphQLError> errors) => Errors = errors;

    /// <summary>The operation; null when there are errors.</summary>
    public PreparedOperation? Operation { get; }

    /// <summary>Request errors (specification 7.1.4); empty when there is an operation.</summary>
    public ImmutableArray<GraphQLError> Errors { get; }

    /// <summary>Whether there is an operation.</summary>
    [MemberNotNullWhen(true, nameof(Operation))]
    public bool Succeeded => Operation is not null;
}
