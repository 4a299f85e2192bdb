using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;

namespace Collab.Network.People;

/// <summary>Binds the fields of <c>people.graphql</c>.</summary>
static class PersonFields
{
    const int MaxSearchLength = 200;

    public static void Bind(ResolverMap map, NodeSources nodes, ChangeSources changes)
    {
        nodes.Add<PersonId, Person>((id, context) => context.Person(id));
        changes.Add(PersonStream.Aggregate, (person, context) => ValueTask.FromResult(People.Person.MayBeReadBy(context.Viewer()) ? person : null));
        map.Enum<NetworkRole>("NetworkRole")
            .Input<RegisterPersonInput>("RegisterPersonInput")
            .Input<EditProfileInput>("EditProfileInput")
            .Input<PlacePersonInput>("PlacePersonInput")
            .Input<SignInInput>("SignInInput");
        map.Payload<Person>("Person", "person");
        map.Object<HistoryEntry>("HistoryEntry")
            .AsyncField("author", (entry, context) => context.Person(entry.Author))
            .Field("data", (entry, context) => People.Person.MayBeReadBy(context.Viewer()) ? entry.Data : entry.DataWithoutPeople);
        map.Object<Person>("Person")
            .Field("id", person => person.Id)
            .AsyncField("slug", async (person, context) => (await Profile(person, context))?.Slug)
            .AsyncField("name", async (person, context) => (await Profile(person, context))?.Name)
            .AsyncField("picture", async (person, context) => (await Profile(person, context))?.Picture)
            .AsyncField("contact", async (person, context) => (await Profile(person, context))?.Contact)
            .AsyncField("agencies", Agencies)
            .Field("roles", person => person.Roles)
            .Field("viewerCan", (person, context) => PersonMutations.Of(person, context.Viewer()).ToArray())
            .HistoryFieldsOf(PersonStream.Aggregate, person => person.Id);

        map.Query.AsyncField("me", context => context.Person(context.Viewer().Person));
        map.Query.AsyncField("person", (PersonArguments arguments, FieldContext context) => context.Person(arguments.Id));
        map.Connection<Person>("Person");
        map.Query.AsyncField("people", (PeopleArguments arguments, FieldContext context) => List(arguments, context));
        BindMutations(map.Mutation);
    }

    /// <summary>A person as the viewer may see them; null also for no person.</summary>
    public static ValueTask<Person?> Person(this FieldContext context, PersonId? id)
        => id is { } known && People.Person.MayBeReadBy(context.Viewer())
            ? context.Copies().Find<PersonId, Person>(known)
            : ValueTask.FromResult<Person?>(null);

    static void BindMutations(RootBinding mutation)
    {
        mutation.AsyncField("registerPerson", (InputOf<RegisterPersonInput> arguments, FieldContext context)
            => Run(context, context.Service<IIdSource>().Next<PersonId>(), arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("editProfile", (InputOf<EditProfileInput> arguments, FieldContext context)
            => Run(context, arguments.Input.Person, arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("placePerson", (InputOf<PlacePersonInput> arguments, FieldContext context)
            => Run(context, arguments.Input.Person, arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("linkSignIn", (InputOf<SignInInput> arguments, FieldContext context)
            => Run(context, arguments.Input.Person, arguments.Input, new LinkSignIn(arguments.Input.Key)));
        mutation.AsyncField("unlinkSignIn", (InputOf<SignInInput> arguments, FieldContext context)
            => Run(context, arguments.Input.Person, arguments.Input, new UnlinkSignIn(arguments.Input.Key)));
    }

    static ValueTask<Payload<Person>?> Run(FieldContext context, PersonId id, ICommandInput input, PersonCommand command)
        => context.Run(input, command, context.Grain<IPersonGrain>(id.Value), (PersonId subject) => context.Person(subject));

    static ValueTask<Profile?> Profile(Person person, FieldContext context) => new(context.Service<PersonQueries>().Profile(person));

    static ValueTask<IReadOnlyList<Agency>> Agencies(Person person, FieldContext context)
        => Concurrently.Found(person.Agencies, id => context.Agency(id));

    static async ValueTask<Connection<Person>> List(PeopleArguments arguments, FieldContext context)
    {
        if (arguments.Search is { } search && (search.Length > MaxSearchLength || Characters.FirstForbidden(search, isOneLine: true) is not null))
        {
            throw new FieldException($"search has {MaxSearchLength} characters at most, on one line and without control characters.", ErrorCodes.BadUserInput);
        }

        var viewer = context.Viewer();
        var page = await context.Service<PersonQueries>().List(arguments.Search, arguments.Agency, arguments.ToRequest(), viewer, context.CancellationToken);
        return await page.Load(async rows =>
        {
            var people = await context.Copies().FindAll<PersonId, Person>([.. rows.Select(row => (new PersonId(row.Id), row.Version))]);
            return People.Person.MayBeReadBy(viewer) ? people : new Person?[people.Length];
        });
    }

    sealed record PersonArguments(PersonId Id);

    sealed record PeopleArguments(string? Search, AgencyId? Agency, int? First, string? After, int? Last, string? Before) : IPageArguments;
}
