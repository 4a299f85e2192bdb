using System.Net;
using Collab.Gateway.SignIn;

namespace Collab.Gateway.Serving;

/// <summary>What whoever started the program wants to know once it serves.</summary>
static class Greeting
{
    /// <summary>Prints where it listens, where data lies and a query to try.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="bound">What is listened on.</param>
    /// <param name="prefix">The path below which it is shown; null for none.</param>
    /// <param name="place">Where data lies.</param>
    /// <param name="demo">Whether sign-ins to try are offered.</param>
    /// <param name="graphiQL">Whether GraphiQL is served.</param>
    public static Task Print(TextWriter output, IPEndPoint bound, string? prefix, string place, bool demo, bool graphiQL)
    {
        var address = $"http://{Reachable(bound)}{prefix}";
        var everywhere = IsEverywhere(bound.Address) ? ", and at every other address of this machine" : "";
        return output.WriteLineAsync($$"""
            Collab listens at {{address}}/graphql{{everywhere}}{{(graphiQL ? " (in a browser: GraphiQL with the documentation)" : "")}}
            Data lies in {{place}}
            {{(demo ? $"Demo mode: {address}{DemoPage.Address} lists sign-ins to try\n" : "")}}Try:
              curl -s {{address}}/graphql -H 'Content-Type: application/json' -d '{"query":"{ projects(first: 2) { totalCount nodes { slug title { value } } } }"}'
            Ctrl-C stops everything.
            """);
    }

    /// <summary>An address that can be asked at: none can at "every address".</summary>
    static IPEndPoint Reachable(IPEndPoint bound) => IsEverywhere(bound.Address) ? new IPEndPoint(IPAddress.Loopback, bound.Port) : bound;

    static bool IsEverywhere(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
