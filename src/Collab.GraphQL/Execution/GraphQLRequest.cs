using System.Text;

namespace Collab.GraphQL.Execution;

/// <summary>
/// A request for execution (specification 6): document, operation name and variables from the client, and what resolvers need. Transports derive from it to provide
/// services and cancellation on demand.
/// </summary>
public class GraphQLRequest
{
    /// <summary>Creates a request with a document in UTF-8.</summary>
    /// <param name="document">The document, UTF-8; must not change until the execution has ended.</param>
    public GraphQLRequest(ReadOnlyMemory<byte> document) => Document = document;

    /// <summary>Creates a request with a document as a string.</summary>
    /// <param name="document">The document.</param>
    public GraphQLRequest(string document)
        : this(Encoding.UTF8.GetBytes(document))
    {
    }

    /// <summary>The document, UTF-8.</summary>
    public ReadOnlyMemory<byte> Document { get; }

    /// <summary>The operation to run; null when the document has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables: a JSON object in UTF-8, or empty. Must not change until the execution has ended.</summary>
    public ReadOnlyMemory<byte> Variables { get; init; }

    /// <summary>The values of this request.</summary>
    public RequestFeatures Features { get; init; } = new();

    /// <summary>The request's services; none unless overridden.</summary>
    public virtual IServiceProvider Services => NoServices.Instance;

    /// <summary>Cancelled when the client disconnects; never unless overridden.</summary>
    public virtual CancellationToken Aborted => CancellationToken.None;

    sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
