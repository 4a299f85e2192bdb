using System.Text;
using Collab.GraphQL.Language;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Collab.GraphQL.Tests.Validation;

public class OverlappingFieldsTests
{
    [Fact]
    public void Fields_merge_exactly_when_the_specification_says_so()
    {
        var merging = 0;
        Prop.ForAll<int>(seed =>
        {
            var query = RandomDocument.Write(new Random(seed));
            var expected = new PairwiseMerging(Documents.Pets, Parser.Parse(query)).CanMerge();
            merging += expected ? 1 : 0;
            return (Documents.CheckOnly("OverlappingFieldsCanBeMergedRule", query).IsEmpty == expected).Label(query);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(1_000_000));

        Assert.InRange(merging, 500, 2_500);
    }

    /// <summary>Documents in which names, arguments and types often conflict, with fragments used in several places.</summary>
    sealed class RandomDocument
    {
        static readonly string[] PetFields =
        [
            "name", "name(short: true)", "name(short: false)", "n: name", "name: __typename", "owner { OWNER }", "o: owner { OWNER }",
            "friend { PET }", "friend { PET }", "f: friend { PET }", "... on Dog { DOG }", "... on Cat { CAT }", "... on Pet { PET }", "...F0", "...F1", "...F2",
        ];

        static readonly string[] DogFields = [.. PetFields, "volume", "name: volume", "x: barks", "x: volume"];
        static readonly string[] CatFields = [.. PetFields, "volume", "name: volume", "x: lives", "x: volume"];
        static readonly string[] OwnerFields = ["name", "name(short: true)", "pets { PET }", "p: pets { PET }", "p: any { ... on Dog { DOG } ... on Cat { CAT } }"];

        readonly Random _random;
        int _budget;

        RandomDocument(Random random)
        {
            _random = random;
            _budget = random.Next(4, 30);
        }

        public static string Write(Random random)
        {
            var document = new RandomDocument(random);
            return $"{{ pet {{ {document.Some(PetFields)} }} }} "
                + string.Join(' ', Enumerable.Range(0, 3).Select(i => $"fragment F{i} on {document.Pick("Pet", "Dog", "Cat")} {{ {document.Some(PetFields)} }}"));
        }

        string Some(string[] fields)
        {
            var text = new StringBuilder("__typename");
            for (var i = _random.Next(1, 4); i > 0 && _budget > 0; i--)
            {
                _budget--;
                text.Append(' ').Append(Fill(Fill(Fill(Fill(Pick(fields), "OWNER", OwnerFields), "PET", PetFields), "DOG", DogFields), "CAT", CatFields));
            }

            return text.ToString();
        }

        string Fill(string field, string place, string[] fields) =>
            field.Contains(place, StringComparison.Ordinal) ? field.Replace(place, Some(fields), StringComparison.Ordinal) : field;

        T Pick<T>(params T[] items) => items[_random.Next(items.Length)];
    }
}
