using System.Text;
using Collab.Gateway.Serving;
using static Collab.Gateway.Serving.Pages;

namespace Collab.Gateway.SignIn;

/// <summary>/demo: the people to sign in as, with their roles and rights, each with a link that opens GraphiQL signed in as them, where it is served.</summary>
static class DemoPage
{
    public const string Address = "/demo";

    /// <summary>Maps the page; for demo mode only.</summary>
    public static void MapDemoPage(this IEndpointRouteBuilder app, bool graphiQL) =>
        app.MapPage(Address, async context =>
        {
            var language = PageLanguage(context.Request);
            var people = await context.RequestServices.GetRequiredService<DemoPeople>().List(context, language);
            var texts = DemoTexts.In(language);
            await context.WritePage(language, texts.Title, Body(context, texts, people, graphiQL));
        });

    static string Body(HttpContext context, DemoTexts texts, IReadOnlyList<DemoPerson> people, bool graphiQL)
    {
        if (people.Count == 0)
        {
            return $"<p>{Html(texts.EmptyNetwork)}</p>";
        }

        var body = new StringBuilder("<p>").Append(graphiQL ? Html(texts.Opens) + " " : "").Append(Html(texts.HowTo)).Append(" <code>").Append(DemoSignIn.Header).Append(": …</code>. ").Append(Html(texts.Visitor)).Append("</p>\n");
        foreach (var person in people)
        {
            AppendPerson(body, graphiQL ? context.Link("/graphql?person=" + Uri.EscapeDataString(person.Slug)) : null, texts, person);
        }

        return body.ToString();
    }

    static void AppendPerson(StringBuilder body, string? link, DemoTexts texts, DemoPerson person)
    {
        var name = Html(person.Name ?? person.Slug);
        body.Append("<section>\n<h2>").Append(link is null ? name : $"""<a href="{link}">{name}</a>""").Append(" <code>").Append(Html(person.Slug)).Append("</code></h2>\n<dl>\n");
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
