using System.Text.Json;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Sensitive;

namespace Collab.Network.Drafts;

/// <summary>What a person has not shared yet: the input of a mutation, as far as it is written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Mutation">The mutation that would share it.</param>
/// <param name="Target">The global id of what it is about; null for something new.</param>
/// <param name="Input">The input.</param>
/// <param name="Version">How often it was saved.</param>
/// <param name="SavedAt">When it was saved last.</param>
sealed record Draft(DraftId Id, string Mutation, string? Target, JsonElement Input, int Version, DateTimeOffset SavedAt);

/// <summary>What may be saved as a draft.</summary>
static class DraftRules
{
    /// <summary>The most drafts of one person.</summary>
    public const int MaxDrafts = 100;

    /// <summary>The longest input, in bytes of JSON as UTF-8.</summary>
    public const int MaxBytes = 200_000;

    /// <summary>The longest inputs of one person together, in bytes.</summary>
    public const long MaxBytesTogether = 5_000_000;

    const int MaxWarnings = 20;

    /// <summary>What stands against keeping an input as a draft.</summary>
    /// <param name="input">The input.</param>
    /// <param name="bytes">Its length as it is stored.</param>
    public static IEnumerable<Refusal> Check(JsonElement input, int bytes)
        => input.ValueKind is not JsonValueKind.Object ? [Refusal.Invalid(
                "input", "Luonnoksen sisältö on JSON-olio, kuten mutaation input.", "Utkastets innehåll är ett JSON-objekt, som mutationens input.", "A draft's input is a JSON object, like a mutation's input.")]
            : bytes > MaxBytes ? [TooLarge()]
            : [.. Texts(input, "input").Select(text => Rules.Storable(text.Value, text.Path)).OfType<Refusal>().Take(1)];

    /// <summary>What would be pointed out when the draft is shared; it is kept as it is until then.</summary>
    public static IReadOnlyList<Refusal> Warnings(Draft draft)
        => [.. Texts(draft.Input, "").SelectMany(text => SensitiveRules.Check(text.Value, text.Path, isAllowed: true, isAccepted: false)).Take(MaxWarnings)];

    /// <summary>The refusal of one more draft.</summary>
    public static Refusal TooMany()
        => Refusal.Invalid(
            "",
            $"Luonnoksia voi olla enintään {MaxDrafts}. Jaa tai hylkää ensin jokin niistä.",
            $"Du kan ha högst {MaxDrafts} utkast. Dela eller släng först något av dem.",
            $"You can have {MaxDrafts} drafts at most. Share or discard one first.");

    /// <summary>The refusal of an input that is too long, or of more than all drafts together may hold.</summary>
    public static Refusal TooLarge()
        => Refusal.Invalid(
            "input",
            $"Luonnos on liian pitkä: enintään {MaxBytes} tavua, ja kaikki luonnoksesi yhteensä {MaxBytesTogether} tavua.",
            $"Utkastet är för långt: högst {MaxBytes} byte, och alla dina utkast tillsammans {MaxBytesTogether} byte.",
            $"The draft is too long: {MaxBytes} bytes at most, and all your drafts together {MaxBytesTogether} bytes.");

    /// <summary>The refusal of a mutation that there is not.</summary>
    public static Refusal NoMutation()
        => Refusal.Invalid(
            "mutation",
            "Tällaista mutaatiota ei ole. Anna sen mutaation nimi, jolla luonnos jaetaan.",
            "Det finns ingen sådan mutation. Ange namnet på mutationen som delar utkastet.",
            "There is no such mutation. Give the name of the mutation that will share the draft.");

    /// <summary>Every text in an input, names of members too, with its path.</summary>
    static IEnumerable<(string Path, string Value)> Texts(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.String => [(path, Value(json.GetString))],
        JsonValueKind.Array => json.EnumerateArray().SelectMany((item, index) => Texts(item, Join(path, index.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Texts(member.Value, Join(path, Value(() => member.Name))).Prepend((path, Value(() => member.Name)))),
        _ => [],
    };

    static string Join(string path, string member) => path.Length == 0 ? member : path + "." + member;

    /// <summary>A text, or a character that is refused where half of a surrogate pair stands in it.</summary>
    static string Value(Func<string?> read)
    {
        try
        {
            return read() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "\uD800";
        }
    }
}
