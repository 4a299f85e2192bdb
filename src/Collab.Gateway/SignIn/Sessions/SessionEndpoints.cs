using Collab.Gateway.Load;
using Collab.Gateway.Serving;
using Collab.Network.People;
using Microsoft.AspNetCore.Authentication;

namespace Collab.Gateway.SignIn.Sessions;

/// <summary>/session: signs a browser in as a person of the demo, and anybody out. /session/people: whom one can sign in as, in demo mode.</summary>
static class SessionEndpoints
{
    public const string Address = "/session";

    /// <summary>Maps the endpoints.</summary>
    /// <param name="app">The application.</param>
    /// <param name="demo">Whether anybody may sign in as anybody.</param>
    public static void MapSessions(this IEndpointRouteBuilder app, bool demo)
    {
        app.MapDelete(Address, async (HttpContext context) => Admit(context) ?? await SignOut(context));
        if (demo)
        {
            app.MapPost(Address, SignIn);
            app.MapGet(Address + "/people", async (HttpContext context, DemoPeople people) =>
                Admit(context) ?? Results.Json(Describe(await people.List(context, Pages.PageLanguage(context.Request)), DemoTexts.In(Pages.PageLanguage(context.Request)))));
        }
    }

    static async Task<IResult> SignIn(HttpContext context, DemoPerson wanted, PersonQueries people) =>
        Admit(context)
        ?? (await people.FindBySlug(wanted.Slug, context.RequestAborted) is { } person
            ? Results.SignIn(Session.Start(person).ToPrincipal(), new AuthenticationProperties { IsPersistent = true }, Session.Scheme)
            : Results.NotFound());

    /// <summary>Ends the session, and says where the provider's own is ended.</summary>
    static async Task<IResult> SignOut(HttpContext context)
    {
        var address = await Session.Of(context) is { } session ? await IssuerSignIn.SignOutAddress(context, session) : null;
        await context.SignOutAsync(Session.Scheme);
        return Results.Json(new { address });
    }

    static IResult? Admit(HttpContext context) =>
        context.RequestServices.GetRequiredService<ClientRates>().Admit(context) is { } refusal ? new RateLimited(refusal)
        : OwnOrigin.Sent(context.Request) ? null
        : Results.StatusCode(StatusCodes.Status403Forbidden);

    static IEnumerable<object> Describe(IEnumerable<SignIn.DemoPerson> people, DemoTexts texts) =>
        people.Select(person => new
        {
            person.Slug,
            Name = person.Name ?? person.Slug,
            person.Agencies,
            Roles = texts.RolesOf(person),
            person.Teams,
            Rights = texts.RightsOf(person),
        });

    /// <summary>Whom to sign in as.</summary>
    /// <param name="Slug">The person's slug.</param>
    sealed record DemoPerson(string Slug);

    sealed class RateLimited(GraphQL.Execution.FieldException refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => httpContext.RefuseRateLimited(refusal);
    }
}
