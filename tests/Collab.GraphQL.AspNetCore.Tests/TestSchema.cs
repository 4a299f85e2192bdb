using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.AspNetCore.Tests;

/// <summary>The viewer: the value of the header X-Viewer.</summary>
sealed record Viewer(string Name);

/// <summary>A schema with a field for each behaviour of a transport.</summary>
sealed class TestSchema
{
    const string Sdl = """
        type Query {
          hello(name: String = "you"): String!
          viewer: String!
          fails: Int
          "Everything that was written so far."
          written: String!
          "Waits until two ask."
          meet: Boolean!
          echo(input: Echo!): String!
        }
        type Mutation { touch: Int!  write(text: String!): String! }
        input Echo { text: String  number: Int  ratio: Float  id: ID  inner: Echo  list: [Echo!] }
        """;

    readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _present;
    string _written = "";

    public ExecutableSchema Build()
    {
        var map = new ResolverMap();
        map.Input<Echo>("Echo");
        map.Query
            .Field("hello", (HelloArgs a, FieldContext _) => $"hello {a.Name}")
            .Field("viewer", c => c.Get<Viewer>().Name)
            .Field("fails", (Func<FieldContext, int>)(_ => throw new FieldException("no", ErrorCodes.NotFound)))
            .Field("written", _ => _written)
            .AsyncField("meet", _ => Meet())
            .Field("echo", (EchoArgs a, FieldContext _) => a.Input.ToString());
        map.Mutation
            .Field("touch", _ => 1)
            .AsyncField("write", (WriteArgs a, FieldContext _) => Write(a.Text));
        return ExecutableSchema.Build([new SourceText(Sdl)], map);
    }

    async ValueTask<bool> Meet()
    {
        if (Interlocked.Increment(ref _present) == 2)
            _met.SetResult();

        await _met.Task;
        return true;
    }

    async ValueTask<string> Write(string text)
    {
        var before = _written;
        await Task.Yield();
        return _written = before + text;
    }

    sealed record HelloArgs(string? Name);

    sealed record WriteArgs(string Text);

    sealed record EchoArgs(Echo Input);

    sealed record Echo(string? Text, int? Number, double? Ratio, string? Id, Echo? Inner, IReadOnlyList<Echo>? List);
}
