using System.Text;
using Collab.Gateway.Serving;
using static Collab.Gateway.Serving.Pages;

namespace Collab.Gateway.SignIn;

/// <summary>/demo: whom one can sign in as, what they are to the network and what they may do, each with a link that opens GraphiQL signed in as them.</summary>
static class DemoPage
{
    public const string Address = "/demo";

    /// <summary>Serves the page; for demo mode only.</summary>
    /// <param name="app">The application.</param>
    public static void MapDemoPage(this IEndpointRouteBuilder app) =>
        app.MapPage(Address, async context =>
        {
            var language = PageLanguage(context.Request);
            var people = await context.RequestServices.GetRequiredService<DemoPeople>().List(context, language);
            var texts = DemoTexts.In(language);
            await context.WritePage(language, texts.Title, Body(context, texts, people));
        });

    static string Body(HttpContext context, DemoTexts texts, IReadOnlyList<DemoPerson> people)
    {
        if (people.Count == 0)
        {
            return $"<p>{Html(texts.Nobody)}</p>";
        }

        var body = new StringBuilder("<p>").Append(Html(texts.HowTo)).Append(" <code>").Append(DemoSignIn.Header).Append(": …</code>. ").Append(Html(texts.Visitor)).Append("</p>\n");
        foreach (var person in people)
        {
            AppendPerson(body, context, texts, person);
        }

        return body.ToString();
    }

    static void AppendPerson(StringBuilder body, HttpContext context, DemoTexts texts, DemoPerson person)
    {
        body.Append("<section>\n<h2><a href=\"").Append(context.Link("/graphql?person=" + Uri.EscapeDataString(person.Slug))).Append("\">").Append(Html(person.Name ?? person.Slug))
            .Append("</a> <code>").Append(Html(person.Slug)).Append("</code></h2>\n<dl>\n");
        AppendDetail(body, texts.Agency, person.Agencies);
        AppendDetail(body, texts.Role, texts.RolesOf(person));
        AppendDetail(body, texts.Teams, person.Teams);
        AppendDetail(body, texts.MayDo, texts.RightsOf(person));
        body.Append("</dl>\n</section>\n");
    }

    static void AppendDetail(StringBuilder body, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            body.Append("<dt>").Append(Html(name)).Append("</dt>").AppendJoin("", values.Select(value => $"<dd>{Html(value)}</dd>")).Append('\n');
        }
    }
}
