using System.Globalization;
using Collab.Network.Kernel.Sensitive;
using FsCheck;
using FsCheck.Fluent;

namespace Collab.Network.Tests.Kernel.Sensitive;

/// <summary>What is found in texts, and what is not.</summary>
public class SensitiveTextTests
{
    const string CheckCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    [Theory]
    [InlineData("131052-308T")]
    [InlineData("Tunnus on 131052-308T.")]
    [InlineData("hetu:131052-308t")]
    [InlineData("131052–308T")]
    [InlineData("131052 - 308T")]
    [InlineData("(131052+308T)")]
    [InlineData("131052Y308T")]
    [InlineData("131052U308T, 131052a308t")]
    [InlineData("131052\u00ad-30\u200b8T")]
    [InlineData("１３１０５２-308T")]
    [InlineData("https://example.org/131052-308T")]
    public void An_identity_code_is_found_wherever_it_stands(string text)
        => Assert.All(SensitiveText.Find(text) is { Count: > 0 } found ? found : throw new InvalidOperationException(text), place => Assert.Equal(SensitiveKind.IdentityCode, place.Kind));

    [Theory]
    [InlineData("FI21 1234 5600 0007 85")]
    [InlineData("fi2112345600000785")]
    [InlineData("Tili: FI21-1234-5600-0007-85.")]
    [InlineData("SE45 5000 0000 0583 9825 7466")]
    [InlineData("GB29 NWBK 6016 1331 9268 19")]
    [InlineData("DE89 3704 0044 0532 0130 00 vai joku muu")]
    [InlineData("NL91ABNA0417164300")]
    [InlineData("EE38 2200 2210 2014 5685")]
    public void A_bank_account_is_found(string text) => Assert.Equal(SensitiveKind.BankAccount, Assert.Single(SensitiveText.Find(text)).Kind);

    [Theory]
    [InlineData("040 123 4567")]
    [InlineData("0401234567")]
    [InlineData("Soita 040-1234567 tai kirjoita.")]
    [InlineData("puh.0457 123 4567")]
    [InlineData("+358 40 123 4567")]
    [InlineData("+358 (0)40 123 4567")]
    [InlineData("+358(0)401234567")]
    [InlineData("00358401234567")]
    [InlineData("(09) 310 1691")]
    [InlineData("09 310 1691")]
    [InlineData("029 500 0000")]
    [InlineData("tel:+358-40-1234567")]
    [InlineData("+46 8 123 456 78")]
    [InlineData("+1 (212) 555-0123")]
    [InlineData("+1.212.555.0123")]
    [InlineData("050 123 4567 2026")]
    [InlineData("040 1234567 12.5. mennessä")]
    [InlineData("040\u00a0123\u00a04567")]
    public void A_phone_number_is_found(string text) => Assert.Equal(SensitiveKind.PhoneNumber, Assert.Single(SensitiveText.Find(text)).Kind);

    [Theory]
    [InlineData("1234567-1")]
    [InlineData("Y-tunnus 0401234-5, ALV FI04012345")]
    [InlineData("131052-308X")]
    [InlineData("310252-308T")]
    [InlineData("131052G308T")]
    [InlineData("1131052-308T")]
    [InlineData("131052-308TA")]
    [InlineData("FI22 1234 5600 0007 85")]
    [InlineData("2026-08-06T09:00:00+03:00")]
    [InlineData("6.8.2026 klo 09.30–10.45, 08 30-09 45")]
    [InlineData("01.02.2026–03.04.2027, 02-03-2026, 03 04 2026, 05 2026-2027")]
    [InlineData("versio 10.4.2-preview.20260806, v0.40.1234567")]
    [InlineData("VN/12345/2026, HEL 2026-012345, TEM/040 1234567/2026")]
    [InlineData("https://example.org/a/0401234567?tel=+358401234567#FI2112345600000785")]
    [InlineData("www.example.org/0401234567")]
    [InlineData("#0401234567 #040_1234567 tunniste=0401234567")]
    [InlineData("0198f300-0000-7000-8000-0000000000a1 04012345-1234-1234-1234-123456789012")]
    [InlineData("Kasvua +1 500 000 €, +250 000 000 €, 0,401234567 %, 0.401234567")]
    [InlineData("+60.16985569, 24.93837910")]
    [InlineData("ISBN 978-951-0-12345-6, 4006381333931")]
    [InlineData("0800 123 456, 0600 12345")]
    [InlineData("Budjetti 040 000 0000")]
    [InlineData("1 234 567 890")]
    [InlineData("")]
    public void What_is_something_else_passes(string text) => Assert.Empty(SensitiveText.Find(text));

    [Fact]
    public void The_place_is_where_it_stands_in_the_text_itself()
    {
        const string Text = "Hetu\u200b: 131052\u00ad-308T ja puhelin 040 123 4567.";
        Assert.Equal(["131052\u00ad-308T", "040 123 4567"], SensitiveText.Find(Text).Select(place => Text.Substring(place.Start, place.Length)));
    }

    [Fact]
    public void Every_valid_code_is_found_with_every_mark_and_none_with_another_check_character()
    {
        var codes =
            from day in Gen.Choose(0, 36_524)
            from number in Gen.Choose(2, 999)
            from mark in Gen.Elements("-YXWVU+ABCDEF".ToCharArray())
            select (Date: new DateOnly(mark == '+' ? 1800 : "ABCDEF".Contains(mark, StringComparison.Ordinal) ? 2000 : 1900, 1, 1).AddDays(day % 36_524), number, mark);
        Prop.ForAll(codes.ToArbitrary(), code =>
        {
            var (birth, number) = (code.Date.ToString("ddMMyy", CultureInfo.InvariantCulture), code.number.ToString("000", CultureInfo.InvariantCulture));
            var right = CheckCharacters[int.Parse(birth + number, CultureInfo.InvariantCulture) % 31];
            var text = $"a {birth}{code.mark}{number}{right} b";
            Assert.Equal(new SensitivePlace(SensitiveKind.IdentityCode, 2, 11), Assert.Single(SensitiveText.Find(text)));
            Assert.All(CheckCharacters.Where(other => other != right), other => Assert.DoesNotContain(
                SensitiveText.Find($"a {birth}{code.mark}{number}{other} b"), place => place.Kind is SensitiveKind.IdentityCode));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_Finnish_account_is_found_and_none_with_a_digit_changed()
        => Prop.ForAll((from bank in Gen.Choose(100_000, 999_999) from account in Gen.Choose(0, 99_999_999) from at in Gen.Choose(4, 17) select (bank, account, at)).ToArbitrary(), it =>
        {
            var rest = string.Create(CultureInfo.InvariantCulture, $"{it.bank}{it.account:00000000}");
            var check = 98 - (int)(UInt128.Parse(rest + "151800", CultureInfo.InvariantCulture) % 97);
            var iban = string.Create(CultureInfo.InvariantCulture, $"FI{check:00}{rest}");
            Assert.Equal(new SensitivePlace(SensitiveKind.BankAccount, 0, 18), Assert.Single(SensitiveText.Find(iban)));
            var other = iban[..it.at] + (char)('0' + ((iban[it.at] - '0' + 1) % 10)) + iban[(it.at + 1)..];
            Assert.DoesNotContain(SensitiveText.Find(other), place => place.Kind is SensitiveKind.BankAccount);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Organisation_numbers_dates_versions_ids_and_addresses_pass_in_any_order()
    {
        var harmless = Gen.OneOf(
            from number in Gen.Choose(0, 9_999_999)
            from check in Gen.Choose(0, 9)
            select string.Create(CultureInfo.InvariantCulture, $"{number:0000000}-{check}"),
            from day in Gen.Choose(0, 60_000)
            from form in Gen.Elements("d.M.yyyy", "dd.MM.yyyy", "yyyy-MM-dd", "dd-MM-yyyy", "yyyy-MM-dd'T'HH:mm:ss'Z'", "dd/MM/yyyy")
            select new DateTime(1930, 1, 1, 8, 15, 0, DateTimeKind.Utc).AddDays(day).ToString(form, CultureInfo.InvariantCulture),
            from major in Gen.Choose(0, 30)
            from minor in Gen.Choose(0, 99)
            from patch in Gen.Choose(0, 9999)
            select string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}.{patch}"),
            ArbMap.Default.GeneratorFor<Guid>().Select(id => id.ToString()),
            ArbMap.Default.GeneratorFor<Guid>().Select(id => $"https://example.org/{id:N}/0401234567"),
            from year in Gen.Choose(1900, 2099)
            from number in Gen.Choose(0, 99_999)
            select string.Create(CultureInfo.InvariantCulture, $"VN/{number}/{year}"),
            Gen.Choose(0, 999_999_999).Select(number => string.Create(CultureInfo.InvariantCulture, $"#{number}")),
            Gen.Elements("ja", "klo", "vuonna", "€", "%"));
        Prop.ForAll(Gen.ListOf(harmless).Select(parts => string.Join(", ", parts)).ToArbitrary(), text => Assert.Empty(SensitiveText.Find(text))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_is_written_places_lie_within_the_text_and_do_not_overlap()
        => Prop.ForAll(
            Gen.ListOf(Gen.Elements("131052", "-", "308T", "+358", " ", "040", "1234567", "FI21", "12345600000785", "(0)", ")", "(", ".", "\u00ad", "://", "www.", "ä", "👩", "\ud83d", "0", "00", "/", "\n")).Select(string.Concat).ToArbitrary(),
            text =>
            {
                var end = 0;
                foreach (var place in SensitiveText.Find(text))
                {
                    Assert.InRange(place.Start, end, text.Length);
                    end = place.Start + place.Length;
                    Assert.InRange(end, place.Start + 1, text.Length);
                }
            }).QuickCheckThrowOnFailure();
}
