using System.Text;
using Collab.GraphQL.Types;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Serves the schema as SDL.</summary>
sealed class SchemaText(GraphQLSchema schema)
{
    readonly Lazy<byte[]> _text = new(() => Encoding.UTF8.GetBytes(SchemaPrinter.Print(schema)));

    public async Task Serve(HttpContext http)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.ContentLength = _text.Value.Length;
        await http.Response.Body.WriteAsync(_text.Value, http.RequestAborted).ConfigureAwait(false);
    }
}
