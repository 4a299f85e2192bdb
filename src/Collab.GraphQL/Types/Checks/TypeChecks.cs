namespace Collab.GraphQL.Types;

/// <summary>
/// The rules that section 3 lays down for types, each kind of rule in a file of its own. One is left out on purpose: that
/// a directive is not applied within its own definition (section 3.13). The reference accepts it and the recorded cases
/// rely on that; nothing here follows directives, so it does no harm.
/// </summary>
static class TypeChecks
{
    internal static void Check(GraphQLSchema schema, FaultList faults)
    {
        RootTypeChecks.Check(schema, faults);
        foreach (var directive in schema.Directives)
        {
            NameChecks.Check(directive.Name, directive.Syntax, faults);
            InputValueChecks.Check($"@{directive.Name}", directive.Arguments, faults);
        }

        foreach (var type in schema.Types)
        {
            Check(type, faults);
        }

        InputObjectCycleChecks.Check(schema, faults);
        DefaultValueCycleChecks.Check(schema, faults);
    }

    static void Check(GraphQLNamedType type, FaultList faults)
    {
        if (!type.IsBuiltIn)
        {
            NameChecks.Check(type.Name, type.Syntax[0], faults);
        }

        switch (type)
        {
            case GraphQLFieldsType fields:
                FieldChecks.Check(fields, faults);
                ImplementationChecks.Check(fields, faults);
                break;
            case GraphQLUnionType union when union.PossibleTypes.IsEmpty:
                faults.Add($"Union type {union} must define one or more member types.", [.. union.Syntax]);
                break;
            case GraphQLEnumType enumType:
                EnumChecks.Check(enumType, faults);
                break;
            case GraphQLInputObjectType input:
                InputObjectChecks.Check(input, faults);
                break;
        }
    }
}
