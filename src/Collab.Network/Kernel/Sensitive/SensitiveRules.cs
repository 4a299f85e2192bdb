using System.Globalization;

namespace Collab.Network.Kernel.Sensitive;

/// <summary>The refusals of what should not be kept. They say where it stands, never what it says.</summary>
static class SensitiveRules
{
    /// <summary>What stands against keeping a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The input field.</param>
    /// <param name="isAllowed">Whether the field may keep phone and account numbers.</param>
    /// <param name="isAccepted">Whether the writer insists.</param>
    /// <param name="language">The language of the wording; null for what has none.</param>
    public static IEnumerable<Refusal> Check(string text, string path, bool isAllowed, bool isAccepted, Language? language = null)
        => SensitiveText.Find(text)
            .Where(place => place.Kind is SensitiveKind.IdentityCode || !isAllowed || !isAccepted)
            .Select(place => Refuse(place, path, isAllowed, language));

    static Refusal Refuse(SensitivePlace place, string path, bool isAllowed, Language? language)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"{place.Start + 1}–{place.Start + place.Length}");
        var (fi, sv, en) = place.Kind switch
        {
            SensitiveKind.IdentityCode => (
                $"Merkit {where} näyttävät henkilötunnukselta. Poista se: henkilötunnuksia ei tallenneta.",
                $"Tecknen {where} ser ut som en personbeteckning. Ta bort den: personbeteckningar sparas inte.",
                $"Characters {where} look like a personal identity code. Remove it: identity codes are not kept."),
            SensitiveKind.BankAccount when isAllowed => (
                $"Merkit {where} näyttävät tilinumerolta. Poista se, tai vahvista acceptSensitive-kentällä, että se tallennetaan.",
                $"Tecknen {where} ser ut som ett kontonummer. Ta bort det, eller bekräfta med acceptSensitive att det sparas.",
                $"Characters {where} look like a bank account number. Remove it, or confirm with acceptSensitive that it is kept."),
            SensitiveKind.BankAccount => (
                $"Merkit {where} näyttävät tilinumerolta. Poista se: tähän kohtaan tilinumeroita ei tallenneta.",
                $"Tecknen {where} ser ut som ett kontonummer. Ta bort det: kontonummer sparas inte här.",
                $"Characters {where} look like a bank account number. Remove it: account numbers are not kept here."),
            _ when isAllowed => (
                $"Merkit {where} näyttävät puhelinnumerolta. Poista se, tai vahvista acceptSensitive-kentällä, että se tallennetaan.",
                $"Tecknen {where} ser ut som ett telefonnummer. Ta bort det, eller bekräfta med acceptSensitive att det sparas.",
                $"Characters {where} look like a phone number. Remove it, or confirm with acceptSensitive that it is kept."),
            _ => (
                $"Merkit {where} näyttävät puhelinnumerolta. Poista se: tähän kohtaan puhelinnumeroita ei tallenneta.",
                $"Tecknen {where} ser ut som ett telefonnummer. Ta bort det: telefonnummer sparas inte här.",
                $"Characters {where} look like a phone number. Remove it: phone numbers are not kept here."),
        };
        var refusal = Refusal.Invalid(path, fi, sv, en) with { Range = new TextRange(language, place.Start, place.Length) };
        return place.Kind is not SensitiveKind.IdentityCode && isAllowed ? refusal with { Code = RefusalCode.Sensitive } : refusal;
    }
}
