namespace Collab.GraphQL.Execution;

/// <summary>A collected fields map (specification 6.3.2): what to run, in order, on a value of one object type.</summary>
sealed record SelectionPlan(BoundObject Type, PreparedField[] Fields);
