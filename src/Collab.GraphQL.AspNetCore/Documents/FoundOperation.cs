using System.Diagnostics.CodeAnalysis;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>The operation that a request means, ready to run, or the errors why there is none.</summary>
readonly struct FoundOperation
{
    /// <summary>An operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="document">The text of its document, UTF-8.</param>
    public FoundOperation(PreparedOperation operation, ReadOnlyMemory<byte> document)
    {
        Operation = operation;
        Document = document;
        Errors = [];
    }

    /// <summary>None.</summary>
    /// <param name="errors">Why; at least one.</param>
    public FoundOperation(params IReadOnlyList<GraphQLError> errors) => Errors = errors;

    FoundOperation(GraphQLError error, bool isMalformed)
        : this(error) => IsMalformed = isMalformed;

    /// <summary>None, as the request does not even say which.</summary>
    /// <param name="error">What is missing.</param>
    public static FoundOperation Malformed(GraphQLError error) => new(error, isMalformed: true);

    public PreparedOperation? Operation { get; }

    /// <summary>The text of the operation's document, UTF-8, wherever it came from; empty when there are errors.</summary>
    public ReadOnlyMemory<byte> Document { get; }

    /// <summary>Empty when there is an operation. The first one's code decides the status of the response.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>Whether the request is no GraphQL request: it has no document, and names none.</summary>
    public bool IsMalformed { get; }

    [MemberNotNullWhen(true, nameof(Operation))]
    public bool Succeeded => Operation is not null;
}
