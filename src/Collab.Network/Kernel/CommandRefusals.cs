namespace Collab.Network.Kernel;

/// <summary>The refusals that any command may meet, whatever it is about.</summary>
static class CommandRefusals
{
    /// <summary>The edit was based on a version that the aggregate has not reached.</summary>
    public static Refusal NotYetThere { get; } = Refusal.Invalid(
        "basedOn",
        "Tätä versiota ei ole vielä. Anna version numero, jonka luit.",
        "Den här versionen finns inte ännu. Ange numret på den version du läste.",
        "There is no such version yet. Give the number of the version that you read.");

    /// <summary>The draft was shared or discarded meanwhile, or is another's.</summary>
    public static Refusal NoDraft { get; } = Refusal.NotFound("draft");

    /// <summary>The draft was saved again since it was read.</summary>
    public static Refusal DraftMoved { get; } = Refusal.Conflict("draftVersion", null, null);

    /// <summary>The client mutation id came with another input before.</summary>
    public static Refusal IdUsedBefore { get; } = Refusal.Invalid(
        "clientMutationId",
        "Tätä tunnistetta käytettiin jo toiseen muutokseen. Anna uusi clientMutationId.",
        "Denna identifierare har redan använts för en annan ändring. Ange ett nytt clientMutationId.",
        "This id was used for another change already. Give a new clientMutationId.");
}
