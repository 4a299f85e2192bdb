namespace Collab.GraphQL.Language;

/// <summary>The three kinds of operation (section 2.3).</summary>
public enum OperationType
{
    /// <summary>A read.</summary>
    Query,

    /// <summary>A write, then a read.</summary>
    Mutation,

    /// <summary>A long-lived stream of events.</summary>
    Subscription,
}
