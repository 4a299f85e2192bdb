using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>Every field, mutation, selecting argument and export has its row in the modules' <c>.access</c> files; docs/access.md explains them.</summary>
public class AccessTableTests
{
    [Fact]
    public async Task Every_field_of_the_schema_has_its_row()
    {
        var faults = new AccessTableCheck(await Schema(), AccessTable.Load(), AccessRules.Load(), Modules.All).Faults();

        Assert.True(faults.Count == 0, $"{faults.Count} rows to mend:\n{string.Join('\n', faults)}");
    }

    [Theory]
    [InlineData("Goals/goals.access", "reader     id project title", "reader     id project", "The field Goal.title has no row: in src/Collab.Network/Goals/goals.access, under `type Goal`")]
    [InlineData("Goals/goals.access", "type GoalOrigin: part", "type GoalOrigins: part", "The type GoalOrigin has no row: add `type GoalOrigin: rule` to src/Collab.Network/Goals/goals.access")]
    [InlineData("Goals/goals.access", "  signed-in  owner", "  everybody  owner", "`everybody` of Action.owner is no rule of fields")]
    [InlineData("Projects/projects.access", "  starters  startProject", "", "The mutation startProject has no row: in src/Collab.Network/Projects/projects.access")]
    [InlineData("People/people.access", "  Query.people(search)  Person.name", "", "The argument Query.people(search) has no row")]
    [InlineData("People/people.access", "Query.people(search)  Person.name", "Query.people(search)  TeamMember.background", "not everybody reads who reads a TeamMember")]
    [InlineData("People/people.access", "profile sign-in", "profile", "The export section sign-in has no row")]
    [InlineData("Goals/goals.access", "  reader     points from", "  reader     pointless points from", "there is no field GoalDrift.pointless")]
    public async Task A_fault_is_told_with_what_to_write(string file, string row, string instead, string told)
    {
        var source = Path.Combine(Testing.Repository.Root, "src", "Collab.Network");
        var table = new AccessTable();
        foreach (var one in Directory.EnumerateFiles(source, "*.access", SearchOption.AllDirectories))
        {
            var (name, text) = (Path.GetRelativePath(source, one), await File.ReadAllTextAsync(one));
            Assert.True(name != file || text.Contains(row, StringComparison.Ordinal), $"{file} does not hold `{row}` any more.");
            table.Read("src/Collab.Network/" + name, (name == file ? text.Replace(row, instead, StringComparison.Ordinal) : text).Split('\n'));
        }

        var faults = new AccessTableCheck(await Schema(), table, AccessRules.Load(), Modules.All).Faults();

        Assert.Contains(faults, fault => fault.Contains(told, StringComparison.Ordinal));
    }

    static Task<WalkedSchema> Schema() => WalkedSchema.Of(new Portal(new ServiceCollection().BuildServiceProvider()));
}
