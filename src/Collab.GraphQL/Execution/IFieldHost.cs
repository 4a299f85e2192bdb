using Collab.GraphQL.Limits;

namespace Collab.GraphQL.Execution;

/// <summary>
/// The field context of another engine, so that it can run the bindings of a <see cref="Binding.ResolverMap"/>. Each member means the same as in <see
/// cref="FieldContext"/>.
/// </summary>
public interface IFieldHost
{
    /// <summary>The field's name in the schema.</summary>
    string FieldName { get; }

    /// <summary>The request's services.</summary>
    IServiceProvider Services { get; }

    /// <summary>Cancelled when the client disconnects or the operation exceeds its time limit.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Response names and list indexes from the root.</summary>
    IReadOnlyList<object> Path { get; }

    /// <summary>The request's values, such as the viewer.</summary>
    RequestFeatures Features { get; }

    /// <summary>The limits of an operation.</summary>
    OperationLimits Limits { get; }

    /// <summary>Whether the operation selects a field of this field's value.</summary>
    /// <param name="fieldName">The field's name in the schema.</param>
    bool IsSelected(string fieldName);
}
