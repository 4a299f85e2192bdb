using Collab.GraphQL.Limits;

namespace Collab.GraphQL.Execution;

/// <summary>
/// What another engine tells resolvers of the field that they answer, so that it can run the bindings of a <see cref="Binding.ResolverMap"/>. Each member
/// means what that of <see cref="FieldContext"/> does.
/// </summary>
public interface IFieldHost
{
    /// <summary>The field's name in the schema.</summary>
    string FieldName { get; }

    /// <summary>The request's services.</summary>
    IServiceProvider Services { get; }

    /// <summary>Ends when the client has gone or the operation has taken longer than it may.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Response names and list indexes from the root.</summary>
    IReadOnlyList<object> Path { get; }

    /// <summary>The request's values, such as the viewer.</summary>
    RequestFeatures Features { get; }

    /// <summary>What operations may ask for.</summary>
    OperationLimits Limits { get; }

    /// <summary>Whether the operation asks for a field of this field's value.</summary>
    /// <param name="fieldName">The field's name in the schema.</param>
    bool IsSelected(string fieldName);
}
