using System.Text.Json;
using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.People;

namespace Collab.Gateway.SignIn;

/// <summary>A person to sign in as.</summary>
/// <param name="Slug">The sign-in name.</param>
/// <param name="Name">Their name; null when there is none.</param>
/// <param name="Agencies">The names of their agencies.</param>
/// <param name="IsFacilitator">Whether they are a facilitator of the network.</param>
/// <param name="IsAdministrator">Whether they are an administrator of the network.</param>
/// <param name="Teams">The titles of the projects on whose teams they are, at most 20.</param>
sealed record DemoPerson(string Slug, string? Name, IReadOnlyList<string> Agencies, bool IsFacilitator, bool IsAdministrator, IReadOnlyList<string> Teams);

/// <summary>Reads the people for the demo page. It runs a GraphQL query as each person, so that it shows exactly what the API shows.</summary>
sealed class DemoPeople(GraphQLExecutor executor, PersonQueries people, IViewerSource viewers)
{
    /// <summary>The page is for the example network; of a large network it shows the first people.</summary>
    const int MaxPeople = 100;

    static readonly byte[] Question = """
        { me { agencies { name { value } } projects(first: 20, orderBy: TITLE) { nodes { title { value } } } } }
        """u8.ToArray();

    /// <summary>The people, by name; at most 100.</summary>
    public async Task<IReadOnlyList<DemoPerson>> List(HttpContext context, Language language)
    {
        var operation = executor.Prepare(Question, null).Operation ?? throw new InvalidOperationException("The schema does not have what the page of sign-ins asks for.");
        var found = new List<DemoPerson>();
        foreach (var (slug, name) in await people.ListForDemo(MaxPeople, context.RequestAborted))
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
        using var response = await executor.Execute(operation, new PersonRequest(context, viewer));
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

    static string[] Texts(JsonElement items, string field) => [.. items.EnumerateArray().Select(item => item.GetProperty(field).GetProperty("value").GetString()!)];

    /// <summary>A request on behalf of a person.</summary>
    sealed class PersonRequest : GraphQLRequest
    {
        readonly HttpContext _context;

        public PersonRequest(HttpContext context, Viewer viewer)
            : base(ReadOnlyMemory<byte>.Empty)
        {
            _context = context;
            Features.Set(viewer);
        }

        public override IServiceProvider Services => _context.RequestServices;

        public override CancellationToken Aborted => _context.RequestAborted;
    }
}
