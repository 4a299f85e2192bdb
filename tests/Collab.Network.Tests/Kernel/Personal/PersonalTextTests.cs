using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using Collab.Network.Projects;
using Collab.Network.Tests.Projects;
using Npgsql;
using static Collab.Network.Tests.Projects.ProjectSetup;

namespace Collab.Network.Tests.Kernel.Personal;

/// <summary>Texts about people stand outside the journal, also those that were written before they did.</summary>
public class PersonalTextTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    const string Team = "query ($id: ID!) { project(id: $id) { version team { person { id } role { value } expectations { value language } background { value } } history { nodes { type data } } } }";

    [Fact]
    public async Task A_role_is_shown_by_its_id_and_the_journal_does_not_say_it()
    {
        var (core, id, person) = await Project();

        await network.Granted(id, new AddTeamMember(person, null, Fi("Ruusupensas"), Fi("Kielo"), Fi("Vuokko").With("Blåsippa", Language.Sv), TeamTier.Open), core);

        var shown = await Shown(core, id, person);
        Assert.Equal(("Ruusupensas", "Vuokko", "Kielo"), (shown.Role, shown.Expectations, shown.Background));
        var events = string.Join('\n', await network.Column($"select data::text from journal.event where stream = '{Network.Projects.Project.Aggregate.Stream(id).Value}'"));
        Assert.DoesNotContain("Ruusupensas", events, StringComparison.Ordinal);
        Assert.DoesNotContain("Vuokko", events, StringComparison.Ordinal);
        Assert.Contains("personalText", events, StringComparison.Ordinal);

        // What clients see of the history is what it was before texts had ids: roles and expectations are told, backgrounds are not.
        var history = (await network.Portal.Data(core, Team, new { id = GlobalId.Of(id) })).GetProperty("project").GetProperty("history").ToString();
        Assert.Contains("Ruusupensas", history, StringComparison.Ordinal);
        Assert.Contains("Blåsippa", history, StringComparison.Ordinal);
        Assert.DoesNotContain("Kielo", history, StringComparison.Ordinal);
        Assert.DoesNotContain("personalText", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_one_language_keeps_the_others_and_the_past_shows_what_was_told_then()
    {
        var (core, id, person) = await Project();
        await network.Granted(id, new AddTeamMember(person, null, Fi("Kuuntelija").With("Lyssnare", Language.Sv), null, null, TeamTier.Open), core);
        var before = network.Clock.GetUtcNow();
        network.Clock.Advance(TimeSpan.FromMinutes(1));

        await network.Granted(id, new EditTeamMember(person, null, Fi("Kehittäjä"), null, false, null, null), core);

        const string Document = "query ($id: ID!, $asOf: DateTime) { project(id: $id, asOf: $asOf) { team { role { all { value } } } } }";
        var now = (await network.Portal.Data(core, Document, new { id = GlobalId.Of(id) })).ToString();
        Assert.Contains("Kehittäjä", now, StringComparison.Ordinal);
        Assert.Contains("Lyssnare", now, StringComparison.Ordinal);
        Assert.Contains("Kuuntelija", (await network.Portal.Data(core, Document, new { id = GlobalId.Of(id), asOf = before })).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_from_before_texts_had_ids_fold_and_are_moved_once_also_when_the_moving_was_ended_midway()
    {
        var (core, id, person) = await Project();
        var stream = Network.Projects.Project.Aggregate.Stream(id);
        await network.WriteOld(
            stream, 3, "project-team-member-joined",
            $$$"""{"person":"{{{person.Key()}}}","role":{"original":"fi","fi":"Vanha rooli"},"expectations":{"original":"sv","sv":"Gammal önskan"},"tier":"open"}""");
        await network.WriteOld(stream, 4, "project-team-member-edited", $$$"""{"person":"{{{person.Key()}}}","role":{"original":"fi","fi":"Vanha rooli 2"},"tier":"open"}""");
        await network.WriteOld(stream, 5, "project-team-member-introduced", $$"""{"person":"{{person.Key()}}"}""");
        await network.Execute(
            "insert into network.project_member_background values ($1, $2, $3::jsonb)", id.Value, person.Value, """{"original":"fi","fi":"Vanha tausta"}""");
        await network.Execute("insert into journal.stream_snapshot (stream, format, version, latest_at, is_kept, data) values ($1, 'older', 5, now(), false, convert_to('Vanha rooli 2', 'UTF8'))", stream.Value);
        using var silo = await network.StartSilo(network.Clock);

        await network.Column("select moved::text from network.move_inline_texts('', 0, 3)");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => network.MoveTexts(cancellationToken: new CancellationToken(canceled: true)));
        var done = await network.MoveTexts();

        Assert.True(done.Moved >= 1);
        Assert.Equal(0, (await network.MoveTexts()).Moved);
        var portal = new Portal(silo.Services);
        var shown = await Shown(core, id, person, portal);
        Assert.Equal(("Vanha rooli 2", null, "Vanha tausta"), (shown.Role, shown.Expectations, shown.Background));
        Assert.DoesNotContain("Vanha rooli", string.Join('\n', await network.Column("select data::text from journal.event union all select convert_from(data, 'UTF8') from journal.stream_snapshot")), StringComparison.Ordinal);
        Assert.Empty(await network.Column("select person_id::text from network.project_member_background"));
        var history = (await portal.Data(core, Team, new { id = GlobalId.Of(id) })).GetProperty("project").GetProperty("history").ToString();
        Assert.Contains("Gammal önskan", history, StringComparison.Ordinal);
        Assert.Null(await Faults(stream));
    }

    [Fact]
    public async Task The_data_of_events_is_rewritten_only_where_that_is_said()
    {
        await Project();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => network.Execute("update journal.event set data = '{}'"));
        Assert.Equal("23001", refused.SqlState);
        Assert.Equal("23001", (await Assert.ThrowsAsync<PostgresException>(() => network.Execute("update journal.event set author = 'x'"))).SqlState);
        Assert.Equal("23001", (await Assert.ThrowsAsync<PostgresException>(() => network.Execute("delete from journal.event"))).SqlState);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"id":"x","text":{}}""")]
    [InlineData("""{"id":"0198f300-0000-7000-8000-000000000001","text":null}""")]
    public void A_row_that_is_no_personal_text_is_told_so(string row)
        => Assert.Throws<FormatException>(() => new PersonalTextTable().Import(JsonElement.Parse(row)));

    async Task<string?> Faults(Journal.StreamId stream)
    {
        foreach (var recorded in await network.Journal.ReadPageBackwards(stream, int.MaxValue, 100, CancellationToken.None))
        {
            if (NetworkServices.EventCheck.Fault(stream, recorded.Version, recorded.Type, recorded.Data) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    async Task<(string? Role, string? Expectations, string? Background)> Shown(Viewer viewer, ProjectId id, PersonId person, Portal? portal = null)
    {
        var data = await (portal ?? network.Portal).Data(viewer, Team, new { id = GlobalId.Of(id) });
        var member = data.GetProperty("project").GetProperty("team").EnumerateArray().Single(entry => entry.GetProperty("person").GetProperty("id").GetString() == GlobalId.Of(person));
        return (Value("role"), Value("expectations"), Value("background"));

        string? Value(string field) => member.GetProperty(field) is { ValueKind: JsonValueKind.Object } text ? text.GetProperty("value").GetString() : null;
    }

    async Task<(Viewer Core, ProjectId Project, PersonId Person)> Project()
    {
        var agency = await network.Agency();
        var core = await network.NewViewer(agency);
        return (core, await network.Started(core, Start(agency)), await network.Person(agency));
    }

    static Text Fi(string text) => Text.Of(text, Language.Fi);
}
