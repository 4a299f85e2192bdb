using System.Globalization;
using Collab.GraphQL.Conformance;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQLParser;
using GraphQLParser.AST;

namespace Benchmarks.GraphQLNet;

/// <summary>A schema of GraphQL.NET from SDL, with the fake resolvers of the engine protocol (section 3) on every field.</summary>
static class FakeSchema
{
    static readonly string[] BuiltIn = ["Int", "Float", "String", "Boolean", "ID"];

    /// <summary>Builds and validates it; throws when GraphQL.NET refuses the schema.</summary>
    public static Schema Build(string sdl)
    {
        var document = Parser.Parse(sdl);
        Schema schema = null!;
        schema = Schema.For(sdl, builder =>
        {
            foreach (var composite in document.Definitions.OfType<GraphQLTypeDefinition>().Where(type => type is GraphQLUnionTypeDefinition or GraphQLInterfaceTypeDefinition))
                builder.Types.For(composite.Name.StringValue).ResolveType = value => (IObjectGraphType)schema.AllTypes[((FakeObject)value).TypeName]!;
        });
        schema.Features.DeprecationOfInputValues = true;
        schema.Features.RepeatableDirectives = true;
        foreach (var scalar in document.Definitions.OfType<GraphQLScalarTypeDefinition>())
        {
            // Its builder needs custom scalars to be registered.
            if (!BuiltIn.Contains(scalar.Name.StringValue)) schema.RegisterType(new FakeScalar(scalar.Name.StringValue));
        }

        schema.RegisterVisitor(new Resolvers());
        schema.Initialize();
        return schema;
    }

    sealed class Resolvers : BaseSchemaNodeVisitor
    {
        public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema)
        {
            if (type.Name.StartsWith("__", StringComparison.Ordinal)) return;
            field.Resolver = new FuncFieldResolver<object>(Resolve);
            if (ReferenceEquals(type, schema.Subscription)) field.StreamResolver = new OneEvent();
        }
    }

    static object? Resolve(IResolveFieldContext context)
    {
        var position = string.Join('.', context.ResponsePath.Select(step => Convert.ToString(step, CultureInfo.InvariantCulture)));
        var call = $"{context.ParentType.Name}.{context.FieldDefinition.Name}({CanonicalText.Of(Given(context))})";
        if (FakeHash.Of($"{position}|{call}") % 41 == 7) throw new ExecutionError("boom");
        return ValueOf(context.FieldDefinition.ResolvedType!, position, call);
    }

    /// <summary>The given arguments and those with a default; GraphQL.NET also lists the others, as null.</summary>
    static Dictionary<string, object?> Given(IResolveFieldContext context) =>
        (context.Arguments ?? new Dictionary<string, ArgumentValue>())
            .Where(argument => argument.Value.Source != ArgumentSource.FieldDefault || argument.Value.Value is not null)
            .ToDictionary(argument => argument.Key, argument => argument.Value.Value);

    static object? ValueOf(IGraphType type, string position, string call)
    {
        var h = FakeHash.Of($"{position}|{call}");
        if (type is NonNullGraphType ? h % 53 == 11 : h % 13 == 3) return null;
        var bare = type is NonNullGraphType required ? required.ResolvedType! : type;
        if (bare is not ListGraphType list) return NamedValueOf(bare, h, $"{position}|{call}");
        return Enumerable.Range(0, (int)((h >> 4) % 4)).Select(i => ValueOf(list.ResolvedType!, $"{position}.{i}", call)).ToArray();
    }

    static object NamedValueOf(IGraphType type, uint h, string text) => type switch
    {
        IObjectGraphType => new FakeObject(type.Name),
        IAbstractGraphType composite => new FakeObject(composite.PossibleTypes.Select(possible => possible.Name).Order(StringComparer.Ordinal).ElementAt((int)(h % composite.PossibleTypes.Count))),
        EnumerationGraphType values => values.Values.ElementAt((int)(h % values.Values.Count)).Value!,
        _ => type.Name switch
        {
            "Int" => (int)h,
            "Float" => ((h % 2000001) - 1000000.0) / 8,
            "Boolean" => h % 2 == 1,
            "String" => text,
            "ID" => $"id:{h:x8}",
            _ => $"{type.Name}:{h:x8}",
        },
    };

    sealed record FakeObject(string TypeName);

    /// <summary>Accepts any value: numbers of literals are doubles, names are strings.</summary>
    sealed class FakeScalar : ScalarGraphType
    {
        public FakeScalar(string name) => Name = name;

        public override object? ParseLiteral(GraphQLValue value) => Read(value);

        public override object? ParseValue(object? value) => value;

        public override object? Serialize(object? value) => value;

        static object? Read(GraphQLValue value) => value switch
        {
            GraphQLNullValue => null,
            GraphQLBooleanValue flag => flag.BoolValue,
            GraphQLStringValue text => text.Value.ToString(),
            GraphQLEnumValue word => word.Name.StringValue,
            GraphQLIntValue number => double.Parse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture),
            GraphQLFloatValue number => double.Parse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture),
            GraphQLListValue list => (list.Values ?? []).Select(Read).ToArray(),
            GraphQLVariable => throw new FormatException("A variable inside a literal of a scalar has no value here."),
            GraphQLObjectValue map => (map.Fields ?? []).ToDictionary(field => field.Name.StringValue, field => Read(field.Value)),
            _ => throw new FormatException($"No literal of a scalar is a {value.Kind}."),
        };
    }

    sealed class OneEvent : ISourceStreamResolver, IObservable<object?>
    {
        public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) => new(this);

        public IDisposable Subscribe(IObserver<object?> observer)
        {
            observer.OnNext(new object());
            observer.OnCompleted();
            return Nothing.Instance;
        }
    }

    sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
        }
    }
}
