namespace Collab.GraphQL.Execution;

sealed class PreparedField
{
    public required string Name { get; init; }

    public bool Selects(string fieldName) => Name == fieldName;
}
