namespace Collab.GraphQL.Binding;

/// <summary>The bound fields of one type; see <see cref="ResolverMap"/>.</summary>
public abstract class TypeBinding
{
    readonly string _name;
    readonly Dictionary<string, FieldBinding> _fields = new(StringComparer.Ordinal);

    /// <param name="name">The name of the type in the SDL, or the member of the map for a root type.</param>
    private protected TypeBinding(string name) => _name = name;

    /// <summary>The CLR type of the values. Fields of a root type have no parent value.</summary>
    public abstract Type ClrType { get; }

    /// <summary>The bound fields by their names.</summary>
    public IReadOnlyDictionary<string, FieldBinding> Fields => _fields;

    private protected void AddField(FieldBinding field)
    {
        if (!_fields.TryAdd(field.Name, field))
            throw new InvalidOperationException($"Field {_name}.{field.Name} is bound twice; keep one of the two bindings.");
    }
}
