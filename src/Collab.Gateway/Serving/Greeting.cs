using Collab.Gateway.SignIn;

namespace Collab.Gateway.Serving;

/// <summary>What whoever started the program wants to know once it serves.</summary>
static class Greeting
{
    /// <summary>Prints where it listens, where data lies and a query to try.</summary>
    public static Task Print(TextWriter output, Uri address, string place, bool demo) => output.WriteLineAsync($$"""
        Collab listens at {{address}}graphql (in a browser: GraphiQL with the documentation)
        Data lies in {{place}}
        {{(demo ? $"Demo mode: {address}{DemoPage.Address.TrimStart('/')} lists sign-ins to try\n" : "")}}Try:
          curl -s {{address}}graphql -H 'Content-Type: application/json' -d '{"query":"{ projects(first: 2) { totalCount nodes { slug title { value } } } }"}'
        Ctrl-C stops everything.
        """);
}
