using Collab.GraphQL.Language;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>Compares a schema with its rows. Each fault says where it is and what to write.</summary>
/// <param name="schema">The schema.</param>
/// <param name="table">The rows.</param>
/// <param name="rules">The rules.</param>
/// <param name="modules">The modules, which say where a field's row belongs.</param>
sealed class AccessTableCheck(WalkedSchema schema, AccessTable table, AccessRules rules, IReadOnlyList<Module> modules)
{
    /// <summary>Arguments that page, name one thing, or choose a language or a moment.</summary>
    static readonly string[] Neutral = ["first", "after", "last", "before", "language", "id", "ids", "asOf", "moment", "input"];

    readonly List<string> _faults = [.. table.Faults];

    public IReadOnlyList<string> Faults()
    {
        foreach (var type in schema.Objects.Where(type => !type.IsCarrier && type != schema.Mutation))
        {
            CheckType(type);
        }

        CheckMutations();
        CheckSelections();
        CheckExports();
        CheckLeftovers();
        return _faults;
    }

    void CheckType(WalkedType type)
    {
        if (!table.Types.TryGetValue(type.Name, out var row))
        {
            _faults.Add($"The type {type.Name} has no row: add `type {type.Name}: rule` to {FileOf(type.Name, null)}, where rule is {Listed(rules.OfTypes)} ({AccessRules.Page}).");
        }
        else if (!rules.OfTypes.Contains(row.Rule))
        {
            _faults.Add($"{row.File}: `{row.Rule}` of {type.Name} is no rule of types; those are {Listed(rules.OfTypes)} ({AccessRules.Page}).");
        }

        foreach (var field in type.Fields.Select(field => field.Name))
        {
            if (!table.Fields.TryGetValue($"{type.Name}.{field}", out var fieldRow))
            {
                _faults.Add(
                    $"The field {type.Name}.{field} has no row: in {FileOf(type.Name, field)}, under `type {type.Name}` or `extend {type.Name}`, add `{field}` to the line of its rule, "
                    + $"which is {Listed(rules.OfFields)} ({AccessRules.Page}).");
            }
            else if (!rules.OfFields.Contains(fieldRow.Rule))
            {
                _faults.Add($"{fieldRow.File}: `{fieldRow.Rule}` of {type.Name}.{field} is no rule of fields; those are {Listed(rules.OfFields)} ({AccessRules.Page}).");
            }
        }
    }

    void CheckMutations()
    {
        foreach (var mutation in schema.Mutation.Fields.Select(field => field.Name))
        {
            if (!table.Mutations.TryGetValue(mutation, out var row))
            {
                _faults.Add(
                    $"The mutation {mutation} has no row: in {FileOf("Mutation", mutation)}, under `mutations`, add `{mutation}` to the line of its rule, which is {Listed(rules.OfMutations)} ({AccessRules.Page}).");
            }
            else if (!rules.OfMutations.Contains(row.Rule))
            {
                _faults.Add($"{row.File}: `{row.Rule}` of {mutation} is no rule of mutations; those are {Listed(rules.OfMutations)} ({AccessRules.Page}).");
            }
        }
    }

    void CheckSelections()
    {
        var all = Selections().ToHashSet();
        foreach (var (selection, type, field) in all.Where(one => !table.Selections.ContainsKey(one.Text)))
        {
            _faults.Add(
                $"The argument {selection} has no row: in {FileOf(type, field)}, under `selections`, add `{selection}` and the fields that a viewer learns of by it, as in `Query.people(search)  Person.name`.");
        }

        var known = all.Select(one => one.Text).ToHashSet();
        foreach (var (selection, told) in table.Selections)
        {
            if (!known.Contains(selection))
            {
                _faults.Add($"The row {selection} under `selections` is of no argument of the schema: take it away, or write it as the schema does.");
            }

            foreach (var field in told)
            {
                if (field.Split('.') is not [var type, var name] || !schema.Has(type, name))
                {
                    _faults.Add($"{selection} tells of {field}, which is no field of the schema: write Type.field.");
                }
                else if (table.Fields.TryGetValue(field, out var row) && row.Rule is not ("reader" or "viewer"))
                {
                    _faults.Add(
                        $"{selection} tells of {field}, which not everybody reads who reads a {type} ({row.Rule}): whoever may not read it could learn it by asking. Take the argument away, or let it choose nothing for them.");
                }
            }

            if (told.Count == 0)
            {
                _faults.Add($"{selection} tells of no field: write after it the fields that a viewer learns of by it.");
            }
        }
    }

    void CheckExports()
    {
        foreach (var (module, section) in modules.SelectMany(module => module.ExportSections.Select(section => (module, section.Name))))
        {
            if (!table.Exports.ContainsKey(section))
            {
                _faults.Add($"The export section {section} has no row: under `exports` of the .access file beside {module.GetType().Name}, add `operator  {section}` ({AccessRules.Page}).");
            }
        }
    }

    void CheckLeftovers()
    {
        _faults.AddRange(table.Types.Keys.Where(type => schema.Objects.All(known => known.Name != type))
            .Select(type => $"{table.Types[type].File}: there is no type {type} any more; take its rows away."));
        _faults.AddRange(table.Fields.Where(row => row.Key.Split('.') is [var type, var field] && !schema.Has(type, field))
            .Select(row => $"{row.Value.File}: there is no field {row.Key}; take it away, or write it as the schema does."));
        _faults.AddRange(table.Mutations.Where(row => !schema.Has("Mutation", row.Key)).Select(row => $"{row.Value.File}: there is no mutation {row.Key}; take it away."));
        var sections = modules.SelectMany(module => module.ExportSections).Select(section => section.Name).ToHashSet();
        _faults.AddRange(table.Exports.Where(row => !sections.Contains(row.Key)).Select(row => $"{row.Value.File}: there is no export section {row.Key}; take it away."));
    }

    /// <summary>Every argument that chooses or orders, an input's fields and an order's values each for itself.</summary>
    IEnumerable<(string Text, string Type, string Field)> Selections()
        => from type in schema.Objects
           where type != schema.Mutation
           from field in type.Fields
           from argument in field.Arguments
           where !Neutral.Contains(argument.Name)
           from part in Parts(argument)
           select ($"{type.Name}.{field.Name}({part})", type.Name, field.Name);

    IEnumerable<string> Parts(WalkedArgument argument) => schema.Find(argument.Type.Name) switch
    {
        { Kind: "INPUT_OBJECT" } input => input.InputFields.Select(field => $"{argument.Name}.{field.Name}"),
        { Kind: "ENUM" } order when order.Name.EndsWith("Order", StringComparison.Ordinal) => order.EnumValues.Select(value => $"{argument.Name}.{value}"),
        _ => [argument.Name],
    };

    /// <summary>The file for the row of a field, beside the SDL that declares it.</summary>
    string FileOf(string type, string? field)
    {
        var folder = modules.SelectMany(module => module.Texts)
            .Where(text => Parser.Parse(text).Definitions.OfType<ObjectTypeDefinitionNode>().Any(
                definition => definition.Name.Value == type && (field is null ? !definition.IsExtension : definition.Fields.Any(one => one.Name.Value == field))))
            .Select(text => text.Name.Split('/')[0])
            .FirstOrDefault();
        return folder is null ? "the .access file of its module"
            : table.Types.Values.Concat(table.Fields.Values).Select(row => row.File).FirstOrDefault(file => file.StartsWith($"src/Collab.Network/{folder}/", StringComparison.Ordinal))
                ?? $"src/Collab.Network/{folder}/, in a new file that ends in .access";
    }

    static string Listed(IEnumerable<string> rules) => string.Join(", ", rules.Select(rule => $"`{rule}`"));
}
