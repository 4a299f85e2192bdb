using Collab.Gateway.SignIn;

namespace Collab.Gateway.Serving;

/// <summary>The front door until the portal stands here.</summary>
static class LandingPage
{
    /// <summary>Serves it at /.</summary>
    /// <param name="app">The application.</param>
    /// <param name="demo">Whether sign-ins to try are offered.</param>
    public static void MapLandingPage(this IEndpointRouteBuilder app, bool demo) =>
        app.MapPage("/", context => context.WritePage("en", "Collab", $"""
            <p>A shared learning network for public agencies: projects, their shifting goals, and what was learnt on the way.</p>
            <ul>
            <li><a href="{context.Link("/graphql")}">GraphiQL</a>: ask the network, with the documentation of every field</li>
            <li><a href="{context.Link("/graphql?sdl")}">The schema</a> as text</li>
            {(demo ? $"""<li><a href="{context.Link(DemoPage.Address)}">Sign-ins to try</a></li>""" : "")}
            <li>Health: <a href="{context.Link("/health/live")}">live</a>, <a href="{context.Link("/health/ready")}">ready</a></li>
            </ul>
            """));
}
