using System.Text;
using Collab.Gateway.Serving;
using Collab.Network.Kernel;
using static Collab.Gateway.Serving.Pages;

namespace Collab.Gateway.SignIn;

/// <summary>/demo: whom one can sign in as, what they are to the network and what they may do, each with a link that opens GraphiQL signed in as them.</summary>
static class DemoPage
{
    public const string Address = "/demo";

    /// <summary>The parameter that chooses the page's language, before what the browser asks for.</summary>
    const string LanguageParameter = "lang";

    static readonly Language[] Languages = [Language.Fi, Language.Sv, Language.En];

    /// <summary>Serves the page; for demo mode only.</summary>
    /// <param name="app">The application.</param>
    public static void MapDemoPage(this IEndpointRouteBuilder app) =>
        app.MapPage(Address, async context =>
        {
            var language = PreferredLanguage.Known(context.Request.Query[LanguageParameter].ToString()) ?? PreferredLanguage.Of(context.Request);
            var people = await context.RequestServices.GetRequiredService<DemoPeople>().List(context, language);
            var texts = DemoTexts.In(language);
            await context.WritePage(Tag(language), texts.Title, Body(context, texts, people, language));
        });

    static string Body(HttpContext context, DemoTexts texts, IReadOnlyList<DemoPerson> people, Language language)
    {
        var body = new StringBuilder("<p>");
        foreach (var other in Languages.Where(other => other != language))
        {
            body.Append("<a lang=\"").Append(Tag(other)).Append("\" href=\"").Append(context.Link($"{Address}?{LanguageParameter}={Tag(other)}")).Append("\">")
                .Append(DemoTexts.In(other).NameOfLanguage).Append("</a> ");
        }

        body.Append("</p>\n");
        if (people.Count == 0)
        {
            return body.Append("<p>").Append(Html(texts.Nobody)).Append("</p>").ToString();
        }

        body.Append("<p>").Append(Html(texts.HowTo)).Append(" <code>").Append(DemoSignIn.Header).Append(": …</code>. ").Append(Html(texts.Visitor)).Append("</p>\n<table>\n<tr>");
        foreach (var heading in (string[])[texts.Who, texts.Agency, texts.Role, texts.Teams, texts.MayDo])
        {
            body.Append("<th>").Append(Html(heading)).Append("</th>");
        }

        body.Append("</tr>\n");
        foreach (var person in people)
        {
            AppendRow(body, context, texts, person);
        }

        return body.Append("</table>").ToString();
    }

    static void AppendRow(StringBuilder body, HttpContext context, DemoTexts texts, DemoPerson person)
    {
        body.Append("<tr><td><a href=\"").Append(context.Link("/graphql?person=" + Uri.EscapeDataString(person.Slug))).Append("\">").Append(Html(person.Name ?? person.Slug))
            .Append("</a><br><code>").Append(Html(person.Slug)).Append("</code></td>");
        AppendCell(body, person.Agencies);
        AppendCell(body, texts.RolesOf(person));
        AppendCell(body, person.Teams);
        AppendCell(body, texts.RightsOf(person));
        body.Append("</tr>\n");
    }

    static void AppendCell(StringBuilder body, IReadOnlyList<string> lines)
    {
        body.Append("<td>");
        if (lines.Count == 1)
        {
            body.Append(Html(lines[0]));
        }
        else if (lines.Count > 1)
        {
            body.Append("<ul>").AppendJoin("", lines.Select(line => $"<li>{Html(line)}</li>")).Append("</ul>");
        }

        body.Append("</td>");
    }

    static string Tag(Language language) => language switch
    {
        Language.Fi => "fi",
        Language.Sv => "sv",
        _ => "en",
    };
}
