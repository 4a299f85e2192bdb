using System.Text;
using System.Text.Json;
using Collab.Journal;
using Collab.Network.Goals;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using Collab.Network.Tests.Projects;

namespace Collab.Network.Tests.Kernel;

public class EventCheckTests
{
    static readonly StreamId Goal = GoalStream.Aggregate.Stream(GivenGoal.Id);

    [Fact]
    public void What_the_program_writes_it_reads()
    {
        foreach (var written in new GoalEvent[] { GivenGoal.Started, GivenGoal.Reworded, new KeyResultAdded(1, GivenGoal.Days), new CheckedIn(1, 1, 2, null, null, null), new ActionAdded(1, GivenGoal.Interview) })
        {
            var stored = GoalStream.Aggregate.Events.Write(written);
            Assert.Null(NetworkServices.EventCheck.Fault(Goal, written is GoalStarted ? 1 : 2, stored.Type, stored.Data));
        }

        foreach (var written in new ProjectEvent[] { GivenProject.Started, GivenProject.AinoJoined, GivenProject.BoJoined, new ProjectClosed(), new StatusUpdated(null, null) })
        {
            var stored = ProjectStream.Aggregate.Events.Write(written);
            Assert.Null(NetworkServices.EventCheck.Fault(ProjectStream.Aggregate.Stream(GivenProject.Id), written is ProjectStarted ? 1 : 2, stored.Type, stored.Data));
        }
    }

    [Fact]
    public void Every_field_that_is_never_null_must_be_there()
    {
        var whole = GoalStream.Aggregate.Events.Write(GivenGoal.Started);
        foreach (var field in JsonElement.Parse(whole.Data.Span).EnumerateObject().Select(member => member.Name))
        {
            var fault = Fault(1, whole.Type, JsonSerializer.Serialize(JsonElement.Parse(whole.Data.Span).EnumerateObject().Where(member => member.Name != field).ToDictionary(member => member.Name, member => member.Value)));
            Assert.Contains(field, fault, StringComparison.Ordinal);
            Assert.DoesNotContain("\n", fault, StringComparison.Ordinal);
        }

        Assert.Contains("title", Fault(1, "goal-started", Encoding.UTF8.GetString(whole.Data.Span).Replace("\"title\"", "\"otsikko\"", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "goal-launched", "{}", "goal-launched")]
    [InlineData(1, "goal-dropped", """{"number":1,"grounds":{"reason":{"original":"fi","fi":"Syy"},"insights":[]}}""", "cannot begin")]
    [InlineData(2, "goal-dropped", "null", "null")]
    [InlineData(2, "goal-dropped", "[]", "goal-dropped")]
    [InlineData(2, "goal-dropped", """{"number":"yksi"}""", "number")]
    public void What_is_wrong_is_said_in_one_sentence(int version, string type, string data, string told)
        => Assert.Contains(told, Fault(version, type, data), StringComparison.Ordinal);

    [Fact]
    public void A_stream_of_no_module_is_refused()
        => Assert.Contains("dream", NetworkServices.EventCheck.Fault(new StreamId("dream-1"), 1, "goal-started", "{}"u8.ToArray()), StringComparison.Ordinal);

    static string Fault(int version, string type, string data) => NetworkServices.EventCheck.Fault(Goal, version, type, Encoding.UTF8.GetBytes(data)) ?? "";
}
