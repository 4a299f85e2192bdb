using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Limits;

/// <summary>
/// Checks operations against the limits. What does not depend on variables is checked once, at preparation; what does is a
/// <see cref="CostExpression"/>, which costs a request some nanoseconds.
/// </summary>
sealed class LimitRules(GraphQLSchema schema, OperationLimits limits)
{
    const string AskForLess = "Ask for less at once.";

    readonly Lazy<IntrospectionSizes> _introspection = new(() => new IntrospectionSizes(schema));

    /// <summary>Checks an operation.</summary>
    /// <param name="operation">The operation; its document is valid.</param>
    /// <param name="cost">What it costs when that depends on variables and may be too much; otherwise null.</param>
    /// <returns>The refusal; null when it is admitted.</returns>
    public GraphQLError? Check(PreparedOperation operation, out CostExpression? cost)
    {
        cost = null;
        if (limits == OperationLimits.None)
            return null;

        try
        {
            return CheckDirectives(operation.Document) ?? CheckExtent(operation) ?? CheckRootFields(operation) ?? CheckCost(operation, out cost);
        }
        catch (InsufficientExecutionStackException)
        {
            return new GraphQLError("The operation's fragments are nested too deeply to be measured. Nest less deeply.", ErrorCodes.TooComplex);
        }
    }

    /// <summary>Checks the cost of an operation with the variables of a request.</summary>
    public GraphQLError? Check(PreparedOperation operation, CostExpression cost, VariableValues variables)
    {
        var measured = cost.Evaluate(variables);
        return measured > limits.Cost ? TooCostly(operation, measured) : null;
    }

    GraphQLError? CheckDirectives(DocumentNode document)
    {
        var most = new MostDirectives();
        most.Walk(document);
        return most.Count <= limits.DirectivesPerLocation ? null : Refuse(
            LimitNames.DirectivesPerLocation, limits.DirectivesPerLocation, most.Count, most.First!,
            "{0} directives stand at one place", "Use fewer of them.");
    }

    GraphQLError? CheckExtent(PreparedOperation operation)
    {
        var extent = new OperationExtent(operation);
        if (extent.Depth > limits.Depth)
        {
            return Refuse(
                LimitNames.Depth, limits.Depth, extent.Depth, extent.FieldAt(limits.Depth + 1),
                "The operation is {0} fields deep", "Ask for what lies deeper in an operation of its own.");
        }

        return extent.Aliases <= limits.Aliases ? null : Refuse(
            LimitNames.Aliases, limits.Aliases, extent.Aliases, operation.Definition,
            "The operation has {0} aliases, those of a fragment counted wherever it is spread", AskForLess);
    }

    GraphQLError? CheckRootFields(PreparedOperation operation)
    {
        var count = RootFields.Count(operation);
        return count <= limits.RootFields ? null : Refuse(
            LimitNames.RootFields, limits.RootFields, count, operation.Definition, "The operation asks for {0} fields at its root", AskForLess);
    }

    GraphQLError? CheckCost(PreparedOperation operation, out CostExpression? cost)
    {
        var compiler = new CostCompiler(operation, limits, _introspection);
        cost = compiler.Compile();
        if (cost is null)
        {
            return Refuse(
                LimitNames.CheckingSteps, CostCompiler.MaxSteps, compiler.Steps, operation.Definition,
                "To find out what the operation costs takes {0} steps or more", "Spread fewer fragments from one another.");
        }

        if (cost.Constant is not { } constant)
            return null;

        cost = null;
        return constant > limits.Cost ? TooCostly(operation, constant) : null;
    }

    GraphQLError TooCostly(PreparedOperation operation, long measured) => Refuse(
        LimitNames.Cost, limits.Cost, measured, operation.Definition,
        "The operation costs {0}: so many objects may its answer hold, by the page sizes asked for",
        "Ask for smaller pages with \"first\", or for less of each item.");

    static GraphQLError Refuse(string limitName, int limit, long measured, SyntaxNode place, string what, string advice)
    {
        var refusal = LimitRefusal.TooComplex(limitName, limit, measured, what, advice);
        return place.Location.Position is { } position ? refusal with { Locations = [position] } : refusal;
    }

    /// <summary>Finds the location with the most directives.</summary>
    sealed class MostDirectives : SyntaxWalker
    {
        public int Count { get; private set; }

        public SyntaxNode? First { get; private set; }

        protected override bool Enter(SyntaxNode node)
        {
            if (node is IHasDirectives { Directives: { Length: var count } directives } && count > Count)
                (Count, First) = (count, directives[0]);

            return node is not (ValueNode or DirectiveNode or ArgumentNode or TypeNode);
        }
    }
}
