using Collab.GraphQL.Execution;
using Collab.Journal.Transfer;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;
using Collab.Network.Kernel.Personal;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.People;

/// <summary>People, what they show of themselves, and how they sign in.</summary>
sealed class PersonModule() : Module("people", "People")
{
    const int MaxSearchLength = 200;

    public override IReadOnlyList<IAggregate> Aggregates => [Person.Aggregate];

    public override IReadOnlyList<IExportSection> ExportSections => [new ProfileTable(), new SignInTable()];

    public override IReadOnlyList<IPersonalRows> PersonalRows => [new ProfileTable(), new SignInTable()];

    public override void AddServices(IServiceCollection services)
        => services.AddSingleton<PersonScopes>()
            .AddSingleton<IEventSubscriber>(provider => provider.GetRequiredService<PersonScopes>())
            .AddSingleton<IViewerSource, PersonViewers>()
            .AddSingleton<PersonQueries>();

    public override void Bind(ModuleFields fields)
    {
        fields.Aggregate(Person.Aggregate, person => person.Id, (person, context) => ValueTask.FromResult(Person.MayBeReadBy(context.Viewer()) ? person : null))
            .AsyncField("slug", async (person, context) => (await Profile(person, context))?.Slug)
            .AsyncField("name", async (person, context) => (await Profile(person, context))?.Name)
            .AsyncField("picture", async (person, context) => (await Profile(person, context))?.Picture)
            .AsyncField("contact", async (person, context) => (await Profile(person, context))?.Contact)
            .AsyncField("agencies", Agencies)
            .AsyncField("units", Units)
            .Field("viewerCan", (person, context) => ViewerCan(person, context.Viewer()));
        fields.Object<HistoryEntry>()
            .AsyncField("author", (entry, context) => context.Person(entry.Author))
            .AsyncField("data", (entry, context) => context.Service<PersonalTextReader>().Resolve(
                Person.MayBeReadBy(context.Viewer()) ? entry.Data : entry.DataWithoutPeople, entry.PersonalTexts));
        fields.Query
            .AsyncField("me", context => context.Person(context.Viewer().Person))
            .AsyncField("person", (PersonArguments arguments, FieldContext context) => context.Person(arguments.Id))
            .AsyncField("people", (PeopleArguments arguments, FieldContext context) => List(arguments, context));
        fields.Commands<IPersonGrain, PersonId, PersonCommand>()
            .Create<RegisterPerson, Person>("registerPerson")
            .Add<EditProfile, Person>("editProfile", command => command.Person)
            .Add<PlacePerson, Person>("placePerson", command => command.Person)
            .Add<SignInInput, Person>("linkSignIn", input => input.Person, input => new LinkSignIn(input.Key))
            .Add<SignInInput, Person>("unlinkSignIn", input => input.Person, input => new UnlinkSignIn(input.Key));
    }

    public static string[] ViewerCan(Person person, Viewer viewer)
        =>
        [
            .. Person.MayEditProfile(person.Id, viewer) ? ["editProfile"] : Enumerable.Empty<string>(),
            .. viewer.MayAdministerNetwork() ? ["placePerson", "linkSignIn", "unlinkSignIn"] : Enumerable.Empty<string>(),
        ];

    static ValueTask<Profile?> Profile(Person person, FieldContext context) => new(context.Service<PersonQueries>().Profile(person));

    static ValueTask<IReadOnlyList<Agency>> Agencies(Person person, FieldContext context)
        => Concurrently.Found(person.Agencies, id => context.Agency(id));

    /// <summary>Those that have not been closed since.</summary>
    static ValueTask<IReadOnlyList<Unit>> Units(Person person, FieldContext context)
        => Concurrently.Found(person.Units, async ValueTask<Unit?> (unit) => (await context.Agency(unit.Agency))?.Unit(unit.Number));

    static async ValueTask<Connection<Person>> List(PeopleArguments arguments, FieldContext context)
    {
        if (arguments.Search is { } search && (search.Length > MaxSearchLength || Characters.FirstForbidden(search, isOneLine: true) is not null))
        {
            throw new FieldException($"search has {MaxSearchLength} characters at most, on one line and without control characters.", ErrorCodes.BadUserInput);
        }

        var viewer = context.Viewer();
        var page = await context.Service<PersonQueries>().List(arguments.Search, arguments.Agency, arguments.Unit, arguments.ToRequest(), viewer, context.CancellationToken);
        return await page.Load(async rows =>
        {
            var people = await context.Copies().FindAll<PersonId, Person>([.. rows.Select(row => (new PersonId(row.Id), row.Version))]);
            return People.Person.MayBeReadBy(viewer) ? people : new Person?[people.Length];
        });
    }

    sealed record PersonArguments(PersonId Id);

    sealed record PeopleArguments(string? Search, AgencyId? Agency, UnitId? Unit, int? First, string? After, int? Last, string? Before) : IPageArguments;
}

static class PersonFields
{
    /// <summary>A person as the viewer may see them; null also for no person.</summary>
    public static ValueTask<Person?> Person(this FieldContext context, PersonId? id)
        => id is { } known && People.Person.MayBeReadBy(context.Viewer())
            ? context.Copies().Find<PersonId, Person>(known)
            : ValueTask.FromResult<Person?>(null);
}
