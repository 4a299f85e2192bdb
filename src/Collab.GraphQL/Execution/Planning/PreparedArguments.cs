using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>The arguments of a field: CoerceArgumentValues (specification 6.4.1), done once when no variable takes part and otherwise once per request, for any number of objects.</summary>
sealed class PreparedArguments
{
    readonly InputShape _shape;
    readonly (int Index, ValueNode Literal)[] _given;
    readonly object? _constant;
    readonly InputException? _fault;

    public PreparedArguments(InputShape shape, FieldNode node)
    {
        _shape = shape;
        _given = [.. node.Arguments.Select(argument => (shape.IndexOf(argument.Name.Value), argument.Value)).Where(given => given.Item1 >= 0)];
        if (VariableFinder.Uses(node))
            return;

        try
        {
            _constant = Coerce(null);
        }
        catch (InputException wrong)
        {
            _fault = wrong;
        }
    }

    /// <summary>The arguments when they are the same for every request; otherwise null.</summary>
    public object? Constant => _fault is null ? _constant : throw Refuse(_fault);

    /// <summary>The arguments with the variables of a request.</summary>
    /// <exception cref="FieldException">They do not match the field's arguments.</exception>
    public object With(VariableValues variables)
    {
        try
        {
            return Coerce(variables);
        }
        catch (InputException wrong)
        {
            throw Refuse(wrong);
        }
    }

    static FieldException Refuse(InputException wrong) => new(
        wrong.Path.Length == 0 ? $"Argument {wrong.Message}" : $"Argument \"{wrong.Path.TrimStart('.')}\" has an invalid value: {wrong.Message}",
        ErrorCodes.BadUserInput);

    object Coerce(VariableValues? variables)
    {
        var values = _shape.NoValues();
        foreach (var (index, literal) in _given)
            _shape.Read(values, index, literal, variables);

        return _shape.Finish(values);
    }

    sealed class VariableFinder : SyntaxWalker
    {
        bool _found;

        public static bool Uses(FieldNode node)
        {
            var finder = new VariableFinder();
            foreach (var argument in node.Arguments)
                finder.Walk(argument.Value);

            return finder._found;
        }

        protected override bool Enter(SyntaxNode node)
        {
            _found |= node is VariableNode;
            return !_found;
        }
    }
}
