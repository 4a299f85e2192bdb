namespace Collab.GraphQL.Binding;

/// <summary>
/// Which code answers which field of a schema. Rooms add their bindings to one map; <see cref="ExecutableSchema"/> checks it as a whole.
/// The map holds delegates and names only, so any engine that knows SDL and resolvers could be fed from it.
/// Filled once at start, by one thread.
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

    /// <summary>Fields of the query root type, whatever its name.</summary>
    public RootBinding Query { get; } = new(nameof(Query));

    /// <summary>Fields of the mutation root type. They run one after another (specification 6.2.2).</summary>
    public RootBinding Mutation { get; } = new(nameof(Mutation));

    /// <summary>Fields of the subscription root type.</summary>
    public SubscriptionBinding Subscription { get; } = new();

    /// <summary>What is bound so far to object and interface types, by their names in the SDL; root types apart.</summary>
    public IReadOnlyDictionary<string, TypeBinding> Types => _types;

    /// <summary>The enums bound so far.</summary>
    public IReadOnlyList<EnumBinding> Enums => _enums;

    /// <summary>The scalars bound so far; a scalar once for each of its CLR types.</summary>
    public IReadOnlyList<ScalarBinding> Scalars => _scalars;

    /// <summary>The input objects bound so far.</summary>
    public IReadOnlyList<InputBinding> Inputs => _inputs;

    internal IUntypedResolver? UntypedResolver { get; private set; }

    /// <summary>
    /// Values of the SDL object type are of CLR type <typeparamref name="T"/>. For fields of an interface or union type the object type
    /// follows from the value's CLR type, so the members of one interface or union need CLR types of their own.
    /// Asking again for the same name gives the same binding.
    /// </summary>
    /// <typeparam name="T">The CLR type of the values; a class costs least.</typeparam>
    /// <param name="typeName">The name in the SDL.</param>
    /// <exception cref="InvalidOperationException">The name is bound to another CLR type already.</exception>
    public ObjectBinding<T> Object<T>(string typeName)
        where T : notnull => Bind<T>(typeName);

    /// <summary>
    /// Fields of an SDL interface, bound once for every object type that implements it and whose CLR type is a <typeparamref name="T"/>.
    /// A field that the object type binds itself goes first.
    /// </summary>
    /// <typeparam name="T">A CLR base type or interface of the objects.</typeparam>
    /// <param name="typeName">The name in the SDL.</param>
    /// <exception cref="InvalidOperationException">The name is bound to another CLR type already.</exception>
    public ObjectBinding<T> Interface<T>(string typeName)
        where T : notnull => Bind<T>(typeName);

    /// <summary>Values of an SDL enum are members of <typeparamref name="T"/>: <c>IN_REVIEW</c> is <c>InReview</c>.</summary>
    /// <typeparam name="T">The CLR enum; it has a member for each SDL value and the other way round.</typeparam>
    /// <param name="typeName">The name in the SDL.</param>
    public ResolverMap Enum<T>(string typeName)
        where T : struct, Enum
    {
        _enums.Add(new EnumBinding<T>(typeName));
        return this;
    }

    /// <summary>
    /// Values of an SDL scalar are of CLR type <typeparamref name="T"/>. A scalar, the specified ones included, may have several CLR types
    /// (<c>ID</c> as string and as a typed id): each result and argument uses the codec of its own type.
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
    /// Values of an SDL input object are records of type <typeparamref name="T"/>: each field fills the constructor parameter of its name (case
    /// aside). A nullable SDL field fills a nullable parameter or an <see cref="Optional{T}"/>.
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
    /// Answers every field that is not bound otherwise without types, and takes every unbound enum, scalar and input object as plain values. For
    /// tools that work with any schema; start-up then cannot tell what is missing.
    /// </summary>
    /// <param name="resolver">Answers for the unbound fields.</param>
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
