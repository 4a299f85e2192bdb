using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation;

/// <summary>A use of a variable and what its place expects (section 5.8.5).</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">The type of the place; null when unknown.</param>
/// <param name="HasDefault">Whether the place, an argument or input field, has a default value.</param>
/// <param name="OneOf">The OneOf input object whose field it is; else null.</param>
readonly record struct VariableUsage(VariableNode Node, GraphQLType? Type, bool HasDefault, GraphQLInputObjectType? OneOf);
