using System.Text;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.People;
using Collab.Network.Projects;
using Collab.Network.Tests.Kernel.Personal;
using Collab.Network.Tests.Projects;
using Microsoft.Extensions.DependencyInjection;
using static Collab.Network.Tests.Projects.ProjectSetup;

namespace Collab.Network.Tests.People;

/// <summary>A word of its own in every personal field of a person; after an erasure none of them is anywhere.</summary>
public class ErasureTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    static readonly string[] Canaries =
        ["kanariannimi", "kanarianyhteys", "kanariankuva", "kanarianrooli", "kanarianodotus", "kanariantausta", "kanarianluonnos", "kanarianvanha", "kanarianentinen", "kanarianaihe"];

    const string Everything = """
        query ($project: ID!, $person: ID!, $then: DateTime!) {
          person(id: $person) { slug name picture contact history { nodes { data } } }
          people { nodes { slug name contact } }
          project(id: $project) {
            team { role { all { value } } expectations { value } background { value } }
            history { nodes { data } }
            asOf(moment: $then) { team { role { value } expectations { value } background { value } } history { nodes { data } } }
          }
          viewer { drafts { nodes { input } } }
        }
        """;

    [Fact]
    public async Task What_was_told_of_a_person_is_nowhere_after_an_erasure()
    {
        var agency = await network.Agency();
        var admin = await network.NewViewer(agency, NetworkRole.Administrator);
        var id = network.NewId<PersonId>();
        var person = network.Grains.GetGrain<IPersonGrain>(id.Value);
        var register = new RegisterPerson("Kanariannimi", null, new Uri("https://example.org/kanariankuva"), "kanarianyhteys", [agency], []) { SignIn = SignInKey.Of("https://issuer.example", "subject") };
        NetworkFixture.Accepted(await person.Decide(register, new CommandContext(Viewer.System)));
        var core = await network.NewViewer(agency);
        var project = await network.Started(core, Start(agency));
        await network.WriteOld(
            Project.Aggregate.Stream(project), 3, "project-team-member-joined",
            $$$"""{"person":"{{{id.Key()}}}","role":{"original":"fi","fi":"kanarianvanha"},"expectations":{"original":"fi","fi":"kanarianentinen"},"tier":"core"}""");
        using var silo = await network.StartSilo(network.Clock);
        var (there, then) = (new Portal(silo.Services), network.Clock.GetUtcNow());
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        await network.Service<JournalFollower>().Reached(await network.Journal.Head(CancellationToken.None), CancellationToken.None);
        await network.Granted(project, new EditTeamMember(id, null, Fi("kanarianrooli"), Fi("kanariantausta"), false, Fi("kanarianodotus"), null), core);
        var self = await network.Viewer(id);
        await network.Portal.Change(self, "saveDraft", new { mutation = "renameProject", input = new { title = "kanarianluonnos" } });
        await network.Portal.Change(self, "setProjectHashtags", new { project = GlobalId.Of(project), hashtags = new[] { "aihe" } });
        await network.MoveTexts();
        await network.Execute("insert into journal.stream_snapshot (stream, format, version, latest_at, is_kept, data) values ($1, 'older', 3, now(), true, convert_to('kanarianvanha', 'UTF8'))", Project.Aggregate.Stream(project).Value);
        await network.WriteOld(Project.Aggregate.Stream(project), 7, "project-team-member-edited", $$$"""{"person":"{{{id.Key()}}}","role":{"original":"fi","fi":"kanarianaihe"},"tier":"core"}""");
        await network.Reach(silo.Services);
        var variables = new { project = GlobalId.Of(project), person = GlobalId.Of(id), then };
        var told = (await there.Data(self, Everything, variables)).ToString() + await network.Export() + await network.Dump();
        Assert.All(Canaries, canary => Assert.Contains(canary, told, StringComparison.OrdinalIgnoreCase));

        Assert.Equal(ErasureOutcome.Erased, await network.Erase(id));
        await network.Reach(silo.Services);
        await network.Reach(network.Services);

        foreach (var portal in new[] { there, network.Portal })
        {
            foreach (var viewer in new[] { self, core, admin })
            {
                Gone((await portal.Data(viewer, Everything, variables)).ToString());
            }
        }

        Gone(await network.Dump());
        Gone(await network.Export());
        await network.MoveTexts();
        Gone(await network.Dump());
        Assert.Null(await network.Service<PersonQueries>().FindBySignIn(SignInKey.Of("https://issuer.example", "subject"), CancellationToken.None));
        var erased = await network.Viewer(id);
        Assert.Empty(erased.Agencies);

        // The history keeps that something happened.
        var history = (await network.Portal.Data(core, Everything, variables)).GetProperty("project").GetProperty("history").GetProperty("nodes");
        Assert.Equal(7, history.GetArrayLength());
    }

    [Fact]
    public async Task Nobody_is_erased_who_is_not_there() => Assert.Equal(ErasureOutcome.NotFound, await network.Erase(network.NewId<PersonId>()));

    [Fact]
    public async Task Who_was_erased_can_be_erased_again_with_what_was_told_since()
    {
        var agency = await network.Agency();
        var core = await network.NewViewer(agency);
        var person = await network.Person(agency);
        var project = await network.Started(core, Start(agency));
        await network.Erase(person);
        await network.Reach(network.Services);
        await network.Granted(project, new AddTeamMember(person, null, Fi("Kanarianpaluu"), null, null, TeamTier.Open), core);
        Assert.Contains("Kanarianpaluu", await network.Dump(), StringComparison.Ordinal);

        Assert.Equal(ErasureOutcome.Erased, await network.Erase(person));

        Assert.DoesNotContain("Kanarianpaluu", await network.Dump(), StringComparison.Ordinal);
    }

    static void Gone(string text)
    {
        Assert.All(Canaries, canary =>
        {
            Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(canary)), text, StringComparison.OrdinalIgnoreCase);
        });
    }

    static Text Fi(string text) => Text.Of(text, Language.Fi);
}

/// <summary>A network with one administrator.</summary>
public class LastAdministratorErasureTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    [Fact]
    public async Task The_last_administrator_is_erased_when_there_is_another()
    {
        var agency = await network.Agency();
        var only = await network.Person(agency, NetworkRole.Administrator);
        Assert.Equal(ErasureOutcome.LastAdministrator, await network.Erase(only));
        Assert.Contains("Aino Asiantuntija", await network.Dump(), StringComparison.Ordinal);

        await network.Person(agency, NetworkRole.Administrator);

        Assert.Equal(ErasureOutcome.Erased, await network.Erase(only));
    }
}

/// <summary>Waits for processes.</summary>
static class Reaching
{
    /// <summary>Waits until a process has read the journal to its end.</summary>
    public static async Task Reach(this NetworkFixture network, IServiceProvider process)
        => await process.GetRequiredService<JournalFollower>().Reached(await network.Journal.Head(CancellationToken.None), CancellationToken.None);
}
