using Collab.GraphQL.Types;
using Collab.Network;

namespace Collab.Gateway.Commands;

/// <summary>Prints the schema as SDL; needs no database.</summary>
static class SchemaCommand
{
    public static async Task<int> Run(CancellationToken stop)
    {
        await Console.Out.WriteAsync(SchemaPrinter.Print(NetworkSchema.Build().Schema).AsMemory(), stop);
        return 0;
    }
}
