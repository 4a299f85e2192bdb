using System.Text.Json;
using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.People;

namespace Collab.Gateway.SignIn;

/// <summary>Somebody whom one can sign in as.</summary>
/// <param name="Slug">The name to sign in by.</param>
/// <param name="Name">Their name; null when they gave none.</param>
/// <param name="Agencies">The names of their agencies.</param>
/// <param name="IsFacilitator">Whether they are a facilitator of the network.</param>
/// <param name="IsAdministrator">Whether they are an administrator of the network.</param>
/// <param name="Teams">The titles of the projects on whose teams they are, 20 at most.</param>
sealed record DemoPerson(string Slug, string? Name, IReadOnlyList<string> Agencies, bool IsFacilitator, bool IsAdministrator, IReadOnlyList<string> Teams);

/// <summary>Finds out who is who for the page of sign-ins: asks each person's own question of the API, as they would, so that it tells no more and no less.</summary>
/// <param name="executor">Answers.</param>
/// <param name="people">Lists people.</param>
/// <param name="viewers">Makes viewers of them.</param>
sealed class DemoPeople(GraphQLExecutor executor, PersonQueries people, IViewerSource viewers)
{
    /// <summary>The page is for the example network; of a large one it shows the first.</summary>
    const int Most = 100;

    static readonly byte[] Question = """
        { me { agencies { name { value } } projects(first: 20, orderBy: TITLE) { nodes { title { value } } } } }
        """u8.ToArray();

    /// <summary>The people, by name; 100 at the most.</summary>
    /// <param name="context">The request for the page.</param>
    /// <param name="language">The language of what they read.</param>
    public async Task<IReadOnlyList<DemoPerson>> List(HttpContext context, Language language)
    {
        var operation = executor.Prepare(Question, null).Operation ?? throw new InvalidOperationException("The schema does not have what the page of sign-ins asks for.");
        var found = new List<DemoPerson>();
        foreach (var (slug, name) in await people.ListForDemo(Most, context.RequestAborted))
        {
            if (await Viewer(slug, language, context.RequestAborted) is { } viewer)
            {
                found.Add(await Describe(context, operation, slug, name, viewer));
            }
        }

        return found;
    }

    async ValueTask<Viewer?> Viewer(string slug, Language language, CancellationToken cancellationToken) =>
        await people.FindBySlug(slug, cancellationToken) is { } id ? await viewers.Find(id, language) : null;

    async Task<DemoPerson> Describe(HttpContext context, PreparedOperation operation, string slug, string? name, Viewer viewer)
    {
        using var response = await executor.Execute(operation, new OwnQuestion(context, viewer));
        using var answer = JsonDocument.Parse(response.Json);
        if (!answer.RootElement.TryGetProperty("data", out var data) || data.GetProperty("me") is not { ValueKind: JsonValueKind.Object } me)
        {
            return new DemoPerson(slug, name, [], viewer.Is(NetworkRole.Facilitator), viewer.Is(NetworkRole.Administrator), []);
        }

        return new DemoPerson(
            slug,
            name,
            Texts(me.GetProperty("agencies"), "name"),
            viewer.Is(NetworkRole.Facilitator),
            viewer.Is(NetworkRole.Administrator),
            Texts(me.GetProperty("projects").GetProperty("nodes"), "title"));
    }

    static string[] Texts(JsonElement things, string field) => [.. things.EnumerateArray().Select(thing => thing.GetProperty(field).GetProperty("value").GetString()!)];

    /// <summary>The question in the person's name.</summary>
    sealed class OwnQuestion : GraphQLRequest
    {
        readonly HttpContext _context;

        public OwnQuestion(HttpContext context, Viewer viewer)
            : base(ReadOnlyMemory<byte>.Empty)
        {
            _context = context;
            Features.Set(viewer);
        }

        public override IServiceProvider Services => _context.RequestServices;

        public override CancellationToken Aborted => _context.RequestAborted;
    }
}
