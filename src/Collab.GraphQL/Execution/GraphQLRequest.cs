using System.Text;

namespace Collab.GraphQL.Execution;

/// <summary>
/// One request for execution (specification 6): document, operation name and variables as they came from the client, and what resolvers may need.
/// Transports derive from it to give services and cancellation only when they are asked for.
/// </summary>
public class GraphQLRequest
{
    /// <summary>A request whose document is still in UTF-8, as it came from the wire.</summary>
    /// <param name="document">The document, UTF-8; must not change until the execution has ended.</param>
    public GraphQLRequest(ReadOnlyMemory<byte> document) => Document = document;

    /// <summary>A request from a text.</summary>
    /// <param name="document">The document.</param>
    public GraphQLRequest(string document)
        : this(Encoding.UTF8.GetBytes(document))
    {
    }

    /// <summary>The document, UTF-8.</summary>
    public ReadOnlyMemory<byte> Document { get; }

    /// <summary>Which operation of the document to run; null when it has one only.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables: a JSON object in UTF-8, or empty. Must not change until the execution has ended.</summary>
    public ReadOnlyMemory<byte> Variables { get; init; }

    /// <summary>Values that belong to this request.</summary>
    public RequestFeatures Features { get; init; } = new();

    /// <summary>The request's services; none unless a derived class gives them.</summary>
    public virtual IServiceProvider Services => NoServices.Instance;

    /// <summary>Tells that the client has gone; never, unless a derived class gives it.</summary>
    public virtual CancellationToken Aborted => CancellationToken.None;

    sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
