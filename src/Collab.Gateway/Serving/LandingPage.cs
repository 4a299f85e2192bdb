using Collab.Gateway.GraphiQL;
using Collab.Gateway.SignIn;
using Collab.Network.Kernel;

namespace Collab.Gateway.Serving;

/// <summary>What stands at / without the portal, or without scripts: what this is, with links to what is served.</summary>
static class LandingPage
{
    /// <summary>Maps the page, of a program that was built without the portal.</summary>
    public static void MapLandingPage(this IEndpointRouteBuilder app, bool demo, GraphQLSettings graphQL) =>
        app.MapPage("/", context => context.WritePage(Pages.PageLanguage(context.Request), Pages.Name, Body(context, demo, graphQL)));

    /// <summary>The content of the page, as HTML. It links only to what is served.</summary>
    public static string Body(HttpContext context, bool demo, GraphQLSettings graphQL)
    {
        var language = Pages.PageLanguage(context.Request);
        var (about, ask, schema, health, live, ready) = Texts(language);
        return $"""
            <p>{about}</p>
            <ul>
            {(GraphiQLPage.IsServed(graphQL) ? $"""<li><a href="{context.Link("/graphql")}">GraphiQL</a>: {ask}</li>""" : "")}
            {(graphQL.Introspection ? $"""<li><a href="{context.Link("/graphql?sdl")}">{schema}</a></li>""" : "")}
            {(demo ? $"""<li><a href="{context.Link(DemoPage.Address)}">{Pages.Html(DemoTexts.In(language).Title)}</a></li>""" : "")}
            <li>{health}: <a href="{context.Link("/health/live")}">{live}</a>, <a href="{context.Link("/health/ready")}">{ready}</a></li>
            </ul>
            """;
    }

    static (string About, string Ask, string Schema, string Health, string Live, string Ready) Texts(Language language) => language switch
    {
        Language.Fi => (
            "Julkisten organisaatioiden yhteinen oppimisverkosto: projektit, niiden muuttuvat tavoitteet ja matkalla opittu.",
            "kysy verkostolta; jokaisen kentän ohje on mukana",
            "Skeema tekstinä",
            "Palvelimen tila",
            "käynnissä",
            "valmis"),
        Language.Sv => (
            "Ett gemensamt lärande nätverk för offentliga organisationer: projekt, deras föränderliga mål och det som man lärt sig på vägen.",
            "fråga nätverket; varje fält är dokumenterat",
            "Schemat som text",
            "Serverns tillstånd",
            "i gång",
            "redo"),
        _ => (
            "A shared learning network for public agencies: projects, their shifting goals, and what was learnt on the way.",
            "ask the network; every field is documented",
            "The schema as text",
            "Health",
            "live",
            "ready"),
    };
}
