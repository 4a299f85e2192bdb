using System.Text;
using System.Text.Encodings.Web;
using Collab.Gateway.Serving;
using Collab.Network.People;

namespace Collab.Gateway.SignIn;

/// <summary>/demo: the people of the example network, each with a link that opens GraphiQL signed in as them.</summary>
static class DemoPage
{
    public const string Address = "/demo";

    /// <summary>Serves the page; for demo mode only.</summary>
    /// <param name="app">The application.</param>
    public static void MapDemoPage(this IEndpointRouteBuilder app) =>
        app.MapGet(Address, async (PersonQueries people, HttpContext context) =>
            await context.WritePage("Sign-ins to try", Body(await people.ListForDemo(context.RequestAborted))));

    static string Body(IReadOnlyList<(string Slug, string? Name)> people)
    {
        if (people.Count == 0)
        {
            return "<p>Nobody is here yet: the network is empty.</p>";
        }

        var body = new StringBuilder($"<p>Send the header <code>{DemoSignIn.Header}: NAME</code>, or open GraphiQL as</p>\n<ul>\n");
        foreach (var (slug, name) in people)
        {
            body.Append("<li><a href=\"/graphql?person=").Append(Uri.EscapeDataString(slug)).Append("\">")
                .Append(HtmlEncoder.Default.Encode(name ?? slug)).Append("</a> <code>").Append(HtmlEncoder.Default.Encode(slug)).Append("</code></li>\n");
        }

        return body.Append("</ul>").ToString();
    }
}
