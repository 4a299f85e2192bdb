using System.Diagnostics.CodeAnalysis;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>The prepared operation of a request, or errors.</summary>
readonly struct FoundOperation
{
    public FoundOperation(PreparedOperation operation, ReadOnlyMemory<byte> document)
    {
        Operation = operation;
        Document = document;
        Errors = [];
    }

    public FoundOperation(params IReadOnlyList<GraphQLError> errors) => Errors = errors;

    FoundOperation(GraphQLError error, bool isMalformed)
        : this(error) => IsMalformed = isMalformed;

    /// <summary>The request names no document.</summary>
    /// <param name="error">The error.</param>
    public static FoundOperation Malformed(GraphQLError error) => new(error, isMalformed: true);

    public PreparedOperation? Operation { get; }

    /// <summary>The text of the operation's document, UTF-8; empty when there are errors.</summary>
    public ReadOnlyMemory<byte> Document { get; }

    /// <summary>Empty when there is an operation. The first error's code decides the status of the response.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>Whether the request has no document and names none.</summary>
    public bool IsMalformed { get; }

    [MemberNotNullWhen(true, nameof(Operation))]
    public bool Succeeded => Operation is not null;
}
