using System.Text;
using Collab.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Serves the schema as SDL.</summary>
sealed class SchemaText(GraphQLSchema schema)
{
    readonly Lazy<byte[]> _text = new(() => Encoding.UTF8.GetBytes(SchemaPrinter.Print(schema)));

    public async Task Serve(HttpContext http)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        if (!Caching.TryAnswerNotModified(http, _text.Value, HeaderNames.AcceptEncoding, isPublic: true))
            await BodyWriter.Write(http, _text.Value).ConfigureAwait(false);
    }
}
