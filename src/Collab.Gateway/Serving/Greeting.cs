using System.Net;
using Collab.Gateway.SignIn;

namespace Collab.Gateway.Serving;

/// <summary>The message for the operator once the server is running.</summary>
static class Greeting
{
    /// <summary>Prints the address, the location of the data and a query to try.</summary>
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

    /// <summary>An address that can be connected to, in place of "every address".</summary>
    static IPEndPoint Reachable(IPEndPoint bound) => IsEverywhere(bound.Address) ? new IPEndPoint(IPAddress.Loopback, bound.Port) : bound;

    static bool IsEverywhere(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
