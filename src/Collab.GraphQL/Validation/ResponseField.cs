using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation;

/// <summary>A field and where its result goes.</summary>
/// <param name="Node">The field.</param>
/// <param name="Parent">The type that its selection set stands on; null when unknown.</param>
/// <param name="Type">The type of its result; null when unknown.</param>
/// <param name="Owner">The response set that it belongs to: inline fragments share that of what is around them.</param>
/// <param name="Subfields">The response set of its own selections; -1 without any.</param>
readonly record struct ResponseField(FieldNode Node, GraphQLCompositeType? Parent, GraphQLType? Type, int Owner, int Subfields);
