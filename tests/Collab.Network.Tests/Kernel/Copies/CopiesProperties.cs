using FsCheck;
using FsCheck.Fluent;

namespace Collab.Network.Tests.Kernel.Copies;

/// <summary>What holds for every interleaving of reads, loads, commands, follower, failures and evictions.</summary>
public class CopiesProperties
{
    static Gen<int> Id { get; } = Gen.Choose(0, CopiesModel.Ids - 1);

    static Gen<int> Which { get; } = Gen.Choose(0, 3);

    static Gen<Step> Steps { get; } = Gen.Frequency(
        (3, Id.Select(id => new Step($"Write {id}", model => model.Write(id)))),
        (3, from id in Id from count in Gen.Choose(1, 2) select new Step($"Commit {id} {count}", model => model.Commit(id, count))),
        (4, Which.Select(which => new Step($"Answer {which}", model => model.Answer(which)))),
        (4, Gen.Constant(new Step("Follow", model => model.Follow()))),
        (6, Id.Select(id => new Step($"Read {id}", model => model.Read(id)))),
        (2, Id.Select(id => new Step($"ReadAtLeast {id}", model => model.ReadAtLeast(id)))),
        (2, Gen.Constant(new Step("ReadAll", model => model.ReadAll()))),
        (4, Which.Select(which => new Step($"Look {which}", model => model.Look(which)))),
        (6, Which.Select(which => new Step($"Finish {which}", model => model.Finish(which)))),
        (2, Which.Select(which => new Step($"Break {which}", model => model.Break(which)))),
        (2, Gen.Constant(new Step("Evict", model => model.Evict()))),
        (1, Gen.Constant(new Step("Lose", model => model.Lose()))),
        (2, Gen.Constant(new Step("Regain", model => model.Regain()))));

    static Gen<Step> StepsWithRestores { get; } = Gen.Frequency(
        (40, Steps),
        (2, from id in Id from version in Gen.Choose(0, 2) select new Step($"Restore {id} {version}", model => model.Restore(id, version))));

    [Fact]
    public void No_answer_is_older_than_what_was_answered_read_or_written_before() => Check(Steps);

    [Fact]
    public void A_journal_that_is_restored_to_an_earlier_moment_is_followed_and_no_read_waits_for_what_it_lost() => Check(StepsWithRestores);

    static void Check(Gen<Step> steps)
        => Prop.ForAll(Arb.From(Gen.ListOf(steps), Shorter), sequence =>
        {
            // Who is woken goes on at once and here, which no thread does that has a context of its own.
            var context = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(null);
            try
            {
                Take(sequence);
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(context);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(120));

    static IEnumerable<List<Step>> Shorter(List<Step> sequence)
        => Enumerable.Range(0, sequence.Count).Select(left => (List<Step>)[.. sequence[..left], .. sequence[(left + 1)..]]);

    static void Take(IEnumerable<Step> sequence)
    {
        using var model = new CopiesModel();
        try
        {
            foreach (var step in sequence)
            {
                step.Take(model);
            }

            model.End();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{exception.Message} After: {string.Join("; ", sequence)}", exception);
        }
    }

    sealed record Step(string Name, Action<CopiesModel> Take)
    {
        public override string ToString() => Name;
    }
}
