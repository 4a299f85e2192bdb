namespace Collab.GraphQL.Binding;

/// <summary>
/// The bindings of a schema's fields. Modules add their bindings to one map; <see cref="ExecutableSchema"/> checks it as a whole. The map has delegates and names only,
/// so another engine could use it. It is filled once at start, by one thread.
/// </summary>
/// <example>
/// <code>
/// map.Query.AsyncField("goal", (GoalArgs a, FieldContext c) => goals.Find(a.Id));
/// map.Object&lt;Goal&gt;("Goal")
///    .Field("title", g => g.Title)
///    .Field("text", (Goal g, TextArgs a, FieldContext c) => g.Text.In(a.Language))
///    .BatchField("owner", g => g.OwnerId, (ids, c) => agencies.Load(ids));
/// map.Enum&lt;Phase&gt;("Phase");
/// map.Input&lt;ReviseGoalInput&gt;("ReviseGoalInput");
/// </code>
/// </example>
public sealed class ResolverMap
{
    readonly Dictionary<string, TypeBinding> _types = new(StringComparer.Ordinal);
    readonly List<EnumBinding> _enums = [];
    readonly List<ScalarBinding> _scalars = [];
    readonly List<InputBinding> _inputs = [];

    /// <summary>Fields of the query root type.</summary>
    public RootBinding Query { get; } = new(nameof(Query));

    /// <summary>Fields of the mutation root type. They run serially (specification 6.2.2).</summary>
    public RootBinding Mutation { get; } = new(nameof(Mutation));

    /// <summary>Fields of the subscription root type.</summary>
    public SubscriptionBinding Subscription { get; } = new();

    /// <summary>The bound object and interface types by their names in the SDL, without root types.</summary>
    public IReadOnlyDictionary<string, TypeBinding> Types => _types;

    /// <summary>The bound enums.</summary>
    public IReadOnlyList<EnumBinding> Enums => _enums;

    /// <summary>The bound scalars, one entry for each CLR type.</summary>
    public IReadOnlyList<ScalarBinding> Scalars => _scalars;

    /// <summary>The bound input objects.</summary>
    public IReadOnlyList<InputBinding> Inputs => _inputs;

    internal IUntypedResolver? UntypedResolver { get; private set; }

    /// <summary>
    /// Binds an SDL object type to the CLR type <typeparamref name="T"/>. For fields of an interface or union type the object type follows from the value's CLR type,
    /// so the members of an interface or union need distinct CLR types. The same name returns the same binding.
    /// </summary>
    /// <typeparam name="T">The CLR type of the values; a class costs least.</typeparam>
    /// <param name="typeName">The name in the SDL.</param>
    /// <exception cref="InvalidOperationException">The name is bound to another CLR type.</exception>
    public ObjectBinding<T> Object<T>(string typeName)
        where T : notnull => Bind<T>(typeName);

    /// <summary>
    /// Binds the fields of an SDL interface once for every object type that implements it and whose CLR type is a <typeparamref name="T"/>. Bindings of the object type
    /// take precedence.
    /// </summary>
    /// <typeparam name="T">A CLR base type or interface of the objects.</typeparam>
    /// <param name="typeName">The name in the SDL.</param>
    /// <exception cref="InvalidOperationException">The name is bound to another CLR type.</exception>
    public ObjectBinding<T> Interface<T>(string typeName)
        where T : notnull => Bind<T>(typeName);

    /// <summary>Binds an SDL enum to the enum <typeparamref name="T"/>: <c>IN_REVIEW</c> is <c>InReview</c>.</summary>
    /// <typeparam name="T">The CLR enum; it has a member for each SDL value and the other way round.</typeparam>
    /// <param name="typeName">The name in the SDL.</param>
    public ResolverMap Enum<T>(string typeName)
        where T : struct, Enum
    {
        _enums.Add(new EnumBinding<T>(typeName));
        return this;
    }

    /// <summary>
    /// Binds an SDL scalar to the CLR type <typeparamref name="T"/>. A scalar, including the specified ones, may have several CLR types (<c>ID</c> as string and as a
    /// typed id): each result and argument uses the codec of its type.
    /// </summary>
    /// <typeparam name="T">The CLR type.</typeparam>
    /// <param name="typeName">The name in the SDL.</param>
    /// <param name="codec">Reads and writes values; shared by all requests.</param>
    public ResolverMap Scalar<T>(string typeName, IScalarCodec<T> codec)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(codec);
        _scalars.Add(new ScalarBinding<T>(typeName, codec));
        return this;
    }

    /// <summary>
    /// Binds an SDL input object to the record <typeparamref name="T"/>: each field sets the constructor parameter of its name (case-insensitive). A nullable SDL field
    /// sets a nullable parameter or an <see cref="Optional{T}"/>. A list sets a list, or a record whose constructor takes one list and nothing else.
    /// </summary>
    /// <typeparam name="T">The record; has one public constructor.</typeparam>
    /// <param name="typeName">The name in the SDL.</param>
    public ResolverMap Input<T>(string typeName)
        where T : notnull
    {
        _inputs.Add(new InputBinding(typeName, typeof(T)));
        return this;
    }

    /// <summary>
    /// Resolves every unbound field without types, and treats every unbound enum, scalar and input object as plain values. For tools that work with any schema; the
    /// check at start then cannot find missing bindings.
    /// </summary>
    /// <param name="resolver">Resolves the unbound fields.</param>
    public ResolverMap Untyped(IUntypedResolver resolver)
    {
        UntypedResolver = resolver;
        return this;
    }

    ObjectBinding<T> Bind<T>(string typeName)
        where T : notnull
    {
        if (!_types.TryGetValue(typeName, out var binding))
            _types.Add(typeName, binding = new ObjectBinding<T>(typeName));

        return binding as ObjectBinding<T> ?? throw new InvalidOperationException(
            $"Type {typeName} is bound to {BindingFaults.Name(binding.ClrType)} already; it cannot be bound to {BindingFaults.Name(typeof(T))} as well.");
    }
}
