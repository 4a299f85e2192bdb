using System.Text.RegularExpressions;
using Collab.Bpmn.Model;
using Collab.Network.Kernel;

namespace Collab.Network.ProcessDescriptions.Outlines;

/// <summary>The words of an outline in one language.</summary>
/// <param name="language">The language.</param>
sealed partial class OutlineWords(Language language)
{
    public string Participants => Say("Osallistujat", "Deltagare", "Participants");

    public string Roles => Say("Roolit", "Roller", "Roles");

    public string Role => Say("Rooli", "Roll", "Role");

    public string Process => Say("Prosessi", "Process", "Process");

    public string Data => Say("Tiedot", "Uppgifter", "Data");

    public string Notes => Say("Huomautukset ja ryhmät", "Anteckningar och grupper", "Notes and groups");

    public string Note => Say("Huomautus", "Anteckning", "Note");

    public string Group => Say("Ryhmä", "Grupp", "Group");

    public string Groups => Say("Sidosryhmät", "Intressentgrupper", "Stakeholder groups");

    public string Inputs => Say("Mitä tarvitaan", "Vad som behövs", "Needs");

    public string Outputs => Say("Mitä syntyy", "Vad som blir till", "Results in");

    public string Systems => Say("Järjestelmät", "System", "Systems");

    public string Duration => Say("Kesto", "Tid", "Duration");

    public string PainPoint => Say("Kipupiste", "Smärtpunkt", "Pain point");

    public string NoName => Say("nimetön", "utan namn", "without a name");

    public string Reads => Say("Lukee", "Läser", "Reads");

    public string Writes => Say("Kirjoittaa", "Skriver", "Writes");

    public string Sends => Say("Lähettää viestin", "Skickar ett meddelande", "Sends a message");

    public string Receives => Say("Saa viestin", "Får ett meddelande", "Receives a message");

    public string To => Say("vastaanottaja", "till", "to");

    public string From => Say("lähettäjä", "från", "from");

    public string GoesWith => Say("Liittyy", "Hör ihop med", "Goes with");

    public string Calls => Say("Kutsuu prosessia", "Anropar processen", "Calls the process");

    public string NotTold => Say("sisältöä ei ole kuvattu", "insidan är inte beskriven", "its inside is not described");

    public string WithoutRole => Say("ilman roolia", "utan roll", "without a role");

    public string EndsHere => Say("Tämä haara päättyy tähän.", "Den här vägen slutar här.", "This way ends here.");

    public string Otherwise => Say("muuten", "annars", "otherwise");

    public string If(string condition) => Say($"jos {condition}", $"om {condition}", $"if {condition}");

    public string Step(string number) => Say($"kohta {number}", $"punkt {number}", $"step {number}");

    public string Then(string step) => Say($"Sen jälkeen {step}.", $"Sedan {step}.", $"Then {step}.");

    public string Back(string step) => Say($"Palataan: {step}.", $"Tillbaka till {step}.", $"Back to {step}.");

    public string Interrupts(string step, bool ends) => ends
        ? Say($"Keskeyttää: {step}", $"Avbryter {step}", $"Interrupts {step}")
        : Say($"Tapahtuu kesken: {step}, joka jatkuu", $"Händer under {step}, som fortsätter", $"Happens during {step}, which goes on");

    /// <summary>How ways part at something.</summary>
    public string Part(string type) => type switch
    {
        "parallelGateway" => Say("Jatkuu rinnakkain", "Fortsätter parallellt", "Goes on side by side"),
        "inclusiveGateway" or "complexGateway" => Say("Jatkuu yhteen tai useampaan", "Fortsätter till en eller flera", "Goes on to one or several"),
        "eventBasedGateway" => Say("Jatkuu siihen, mikä tapahtuu ensin", "Fortsätter till det som händer först", "Goes on to what happens first"),
        _ => Say("Jatkuu yhteen näistä", "Fortsätter till en av dessa", "Goes on to one of these"),
    };

    /// <summary>How ways meet at something.</summary>
    public string Meet(string type) => type switch
    {
        "parallelGateway" => Say("Odotetaan, että kaikki haarat ovat valmiita.", "Alla vägar väntas in.", "All ways are waited for."),
        "inclusiveGateway" or "complexGateway" => Say("Odotetaan ne haarat, joille lähdettiin.", "De vägar som togs väntas in.", "The ways that were taken are waited for."),
        _ => Say("Haarat yhtyvät.", "Vägarna möts.", "The ways meet."),
    };

    public string Severity(PainSeverity severity) => severity switch
    {
        PainSeverity.Nuisance => Say("harmi", "störande", "a nuisance"),
        PainSeverity.Hindrance => Say("haitta", "ett hinder", "a hindrance"),
        PainSeverity.Serious => Say("vakava", "allvarlig", "serious"),
        _ => Say("estää etenemisen", "stoppar allt", "stops everything"),
    };

    /// <summary>What an element is, as a noun.</summary>
    public string Kind(BpmnElement element) => element.Type switch
    {
        "userTask" => Say("käyttäjän tehtävä", "användaruppgift", "user task"),
        "manualTask" => Say("käsin tehtävä työ", "manuell uppgift", "manual task"),
        "serviceTask" => Say("automaattinen tehtävä", "automatisk uppgift", "automatic task"),
        "scriptTask" => Say("komentosarja", "skriptuppgift", "script task"),
        "businessRuleTask" => Say("sääntöihin perustuva tehtävä", "regelstyrd uppgift", "business rule task"),
        "sendTask" => Say("lähetystehtävä", "sänduppgift", "send task"),
        "receiveTask" => Say("vastaanottotehtävä", "mottagningsuppgift", "receive task"),
        "callActivity" => Say("toisen prosessin kutsu", "anrop av en annan process", "call of another process"),
        "subProcess" when element.IsTriggeredByEvent => Say("tapahtuman käynnistämä osaprosessi", "delprocess som en händelse startar", "sub-process that an event starts"),
        "subProcess" => Say("osaprosessi", "delprocess", "sub-process"),
        "transaction" => Say("tapahtumakokonaisuus", "transaktion", "transaction"),
        "adHocSubProcess" => Say("vapaassa järjestyksessä tehtävä osaprosessi", "delprocess i fri ordning", "sub-process in any order"),
        "exclusiveGateway" => Say("valinta", "val", "choice"),
        "parallelGateway" => Say("rinnakkaisuus", "parallellitet", "parallel gateway"),
        "inclusiveGateway" => Say("monivalinta", "flerval", "multiple choice"),
        "complexGateway" => Say("monimutkainen valinta", "sammansatt val", "complex gateway"),
        "eventBasedGateway" => Say("tapahtumaan perustuva valinta", "händelsestyrt val", "event-based choice"),
        "startEvent" => Say("alku", "start", "start"),
        "endEvent" => Say("loppu", "slut", "end"),
        "boundaryEvent" => Say("reunatapahtuma", "kanthändelse", "boundary event"),
        "intermediateThrowEvent" or "implicitThrowEvent" => Say("aiheutettava tapahtuma", "utlösande händelse", "throwing event"),
        "intermediateCatchEvent" => Say("odotettava tapahtuma", "väntande händelse", "catching event"),
        "dataStore" or "dataStoreReference" => Say("tietovarasto", "datalager", "data store"),
        "dataInput" => Say("syöte", "indata", "data input"),
        "dataOutput" => Say("tuotos", "utdata", "data output"),
        "dataObject" or "dataObjectReference" => Say("tieto", "dataobjekt", "data object"),
        _ => Say("vaihe", "skede", "phase"),
    };

    /// <summary>What an event waits for or causes.</summary>
    public string Trigger(BpmnTrigger trigger)
    {
        var kind = trigger.Type switch
        {
            "message" => Say("viesti", "meddelande", "message"),
            "timer" => Say("ajastus", "tidpunkt", "timer"),
            "signal" => Say("signaali", "signal", "signal"),
            "error" => Say("virhe", "fel", "error"),
            "escalation" => Say("eskalaatio", "eskalering", "escalation"),
            "conditional" => Say("ehto", "villkor", "condition"),
            "link" => Say("linkki", "länk", "link"),
            "compensate" => Say("peruuttaminen jälkikäteen", "kompensation", "compensation"),
            "terminate" => Say("kaiken päättyminen", "allt avslutas", "termination of everything"),
            "cancel" => Say("peruutus", "avbrott", "cancellation"),
            var other => other,
        };
        return trigger.Detail is { } detail ? $"{kind} {detail}" : kind;
    }

    public string Repeats(string repeats) => repeats switch
    {
        "loop" => Say("toistuu", "upprepas", "repeats"),
        "sequential" => Say("toistuu kullekin peräkkäin", "upprepas för var och en i följd", "repeats for each, one after another"),
        _ => Say("toistuu kullekin rinnakkain", "upprepas för var och en parallellt", "repeats for each, side by side"),
    };

    public string ForCompensation => Say("peruuttaa tehdyn", "gör något ogjort", "undoes what was done");

    /// <summary>A duration of ISO 8601 in words, as far as it is one of whole and decimal numbers; otherwise as it is written.</summary>
    public string DurationOf(string duration)
    {
        var match = DurationParts().Match(duration);
        if (!match.Success)
        {
            return duration;
        }

        var parts = new List<string>();
        foreach (var (group, one, many) in ((string Group, string One, string Many)[])
            [
                ("Y", Say("vuosi", "år", "year"), Say("vuotta", "år", "years")),
                ("Mo", Say("kuukausi", "månad", "month"), Say("kuukautta", "månader", "months")),
                ("W", Say("viikko", "vecka", "week"), Say("viikkoa", "veckor", "weeks")),
                ("D", Say("päivä", "dag", "day"), Say("päivää", "dagar", "days")),
                ("H", Say("tunti", "timme", "hour"), Say("tuntia", "timmar", "hours")),
                ("Mi", Say("minuutti", "minut", "minute"), Say("minuuttia", "minuter", "minutes")),
                ("S", Say("sekunti", "sekund", "second"), Say("sekuntia", "sekunder", "seconds")),
            ])
        {
            if (match.Groups[group] is { Success: true, Value: var number })
            {
                var shown = language is Language.En ? number.Replace(',', '.') : number.Replace('.', ',');
                parts.Add($"{shown} {(number == "1" ? one : many)}");
            }
        }

        return parts.Count == 0 ? duration : string.Join(' ', parts);
    }

    public string Quoted(string name) => language is Language.En ? $"“{name}”" : $"”{name}”";

    string Say(string fi, string sv, string en) => language switch
    {
        Language.Fi => fi,
        Language.Sv => sv,
        _ => en,
    };

    [GeneratedRegex(@"^P(?:(?<Y>[\d.,]+)Y)?(?:(?<Mo>[\d.,]+)M)?(?:(?<W>[\d.,]+)W)?(?:(?<D>[\d.,]+)D)?(?:T(?:(?<H>[\d.,]+)H)?(?:(?<Mi>[\d.,]+)M)?(?:(?<S>[\d.,]+)S)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DurationParts();
}
