using Collab.Gateway.SignIn;

namespace Collab.Gateway.Serving;

/// <summary>The front door until the portal stands here.</summary>
static class LandingPage
{
    /// <summary>Serves it at /.</summary>
    /// <param name="app">The application.</param>
    /// <param name="demo">Whether sign-ins to try are offered.</param>
    public static void MapLandingPage(this IEndpointRouteBuilder app, bool demo) =>
        app.MapGet("/", context => context.WritePage("Collab", $"""
            <p>A shared learning network for public agencies: projects, their shifting goals, and what was learnt on the way.</p>
            <ul>
            <li><a href="/graphql">GraphiQL</a>: ask the network, with the documentation of every field</li>
            <li><a href="/graphql?sdl">The schema</a> as text</li>
            {(demo ? $"""<li><a href="{DemoPage.Address}">Sign-ins to try</a></li>""" : "")}
            <li>Health: <a href="/health/live">live</a>, <a href="/health/ready">ready</a></li>
            </ul>
            """));
}
