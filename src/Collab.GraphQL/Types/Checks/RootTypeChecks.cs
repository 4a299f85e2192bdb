using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>The root types are different types (section 3.3.1).</summary>
static class RootTypeChecks
{
    internal static void Check(GraphQLSchema schema, FaultList faults)
    {
        var roots = Enum.GetValues<OperationType>()
            .Select(operation => (Operation: operation, Type: schema.RootType(operation)))
            .Where(root => root.Type is not null)
            .GroupBy(root => root.Type)
            .Where(group => group.Count() > 1);
        foreach (var root in roots)
        {
            var operations = string.Join(", ", root.Select(item => item.Operation.ToString().ToLowerInvariant()));
            var places = schema.Syntax.SelectMany(node => node.OperationTypes).Where(node => node.Type.Name.Value == root.Key!.Name);
            faults.Add($"All root types must be different, \"{root.Key}\" type is used as {operations} root types.", [.. places]);
        }
    }
}
