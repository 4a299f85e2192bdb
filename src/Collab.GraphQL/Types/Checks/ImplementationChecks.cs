using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>What a type owes to the interfaces it declares (IsValidImplementation, section 3.6).</summary>
static class ImplementationChecks
{
    internal static void Check(GraphQLFieldsType type, FaultList faults)
    {
        foreach (var implemented in type.Interfaces)
        {
            CheckAncestors(type, implemented, faults);
            foreach (var field in implemented.Fields)
            {
                CheckField(type, implemented, field, faults);
            }
        }
    }

    static void CheckAncestors(GraphQLFieldsType type, GraphQLInterfaceType implemented, FaultList faults)
    {
        foreach (var ancestor in implemented.Interfaces)
        {
            if (ancestor == type)
            {
                faults.Add(
                    $"Type {type} cannot implement {implemented} because it would create a circular reference.", Place(type, implemented));
            }
            else if (type.Interfaces[ancestor.Name] is null)
            {
                faults.Add($"Type {type} must implement {ancestor} because it is implemented by {implemented}.", Place(type, implemented));
            }
        }
    }

    static void CheckField(GraphQLFieldsType type, GraphQLInterfaceType implemented, GraphQLField wanted, FaultList faults)
    {
        if (!type.Fields.TryGet(wanted.Name, out var field))
        {
            faults.Add($"Interface field {implemented}.{wanted.Name} expected but {type} does not provide it.", type.Syntax[0], wanted.Syntax);
            return;
        }

        if (!GraphQLSchema.IsSubtype(field.Type, wanted.Type))
        {
            faults.Add(
                $"Interface field {implemented}.{wanted.Name} expects type {wanted.Type} but {type}.{wanted.Name} is type {field.Type}.",
                field.Syntax?.Type,
                wanted.Syntax?.Type);
        }

        if (field.DeprecationReason is not null && wanted.DeprecationReason is null)
        {
            faults.Add(
                $"Interface field {implemented}.{wanted.Name} is not deprecated, so {type}.{wanted.Name} must not be deprecated.",
                field.Syntax,
                wanted.Syntax);
        }

        CheckArguments($"{type}.{field.Name}", field, $"{implemented}.{wanted.Name}", wanted, faults);
    }

    static void CheckArguments(string name, GraphQLField field, string wantedName, GraphQLField wanted, FaultList faults)
    {
        foreach (var expected in wanted.Arguments)
        {
            if (!field.Arguments.TryGet(expected.Name, out var argument))
            {
                faults.Add(
                    $"Interface field argument {wantedName}({expected.Name}:) expected but {name} does not provide it.",
                    field.Syntax,
                    expected.Syntax);
            }
            else if (argument.Type != expected.Type)
            {
                faults.Add(
                    $"Interface field argument {wantedName}({expected.Name}:) expects type {expected.Type} but {name}({expected.Name}:) is type {argument.Type}.",
                    argument.Syntax?.Type,
                    expected.Syntax?.Type);
            }
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && wanted.Arguments[argument.Name] is null)
            {
                faults.Add(
                    $"Field {name} includes required argument {argument.Name} that is missing from the Interface field {wantedName}.",
                    argument.Syntax,
                    wanted.Syntax);
            }
        }
    }

    static NamedTypeNode? Place(GraphQLFieldsType type, GraphQLInterfaceType implemented) => type.Syntax
        .OfType<FieldsTypeDefinitionNode>()
        .SelectMany(part => part.Interfaces)
        .FirstOrDefault(node => node.Name.Value == implemented.Name);
}
