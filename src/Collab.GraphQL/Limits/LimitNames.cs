namespace Collab.GraphQL.Limits;

/// <summary>The limits as errors name them in <c>extensions.limitName</c>: the names of the fields by which an API may show them.</summary>
public static class LimitNames
{
    /// <summary><see cref="OperationLimits.DocumentBytes"/>.</summary>
    public const string DocumentBytes = "documentBytes";

    /// <summary><see cref="OperationLimits.Tokens"/>.</summary>
    public const string Tokens = "tokens";

    /// <summary><see cref="OperationLimits.Depth"/>.</summary>
    public const string Depth = "depth";

    /// <summary><see cref="OperationLimits.Cost"/>.</summary>
    public const string Cost = "cost";

    /// <summary><see cref="OperationLimits.Aliases"/>.</summary>
    public const string Aliases = "aliases";

    /// <summary><see cref="OperationLimits.RootFields"/>.</summary>
    public const string RootFields = "rootFields";

    /// <summary><see cref="OperationLimits.DirectivesPerLocation"/>.</summary>
    public const string DirectivesPerLocation = "directivesPerLocation";

    /// <summary><see cref="OperationLimits.BatchSize"/>.</summary>
    public const string BatchSize = "batchSize";

    /// <summary><see cref="OperationLimits.Timeout"/>, in milliseconds.</summary>
    public const string TimeMs = "timeMs";

    /// <summary><see cref="OperationLimits.PageSize"/>.</summary>
    public const string PageSize = "pageSize";

    /// <summary>How deep selection sets, values and types nest in the text; see <see cref="Language.ParserOptions.MaxDepth"/>.</summary>
    public const string Nesting = "nesting";

    /// <summary>The steps of checking a document; see <see cref="Validation.ValidationOptions.MaxWork"/>.</summary>
    public const string CheckingSteps = "checkingSteps";
}
