using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;

namespace Collab.Network.Tests;

/// <summary>What a decision came to. Events are compared as they are stored, since records compare their arrays by reference.</summary>
static class DecisionAssert
{
    public static void Happens<TEvent>(this Decision<TEvent> decision, params TEvent[] expected)
        where TEvent : class
    {
        Assert.Empty(decision.Refusals.Select(refusal => $"{refusal.Code} {string.Join('.', refusal.Path)}: {refusal.Message}"));
        Assert.Equal(expected.Select(Stored), decision.Events.Select(Stored));
    }

    public static void HappensNothing<TEvent>(this Decision<TEvent> decision)
        where TEvent : class => decision.Happens();

    /// <summary>Refused for these reasons, in this order, each told in all three languages.</summary>
    public static ImmutableArray<Refusal> IsRefused<TEvent>(this Decision<TEvent> decision, params (RefusalCode Code, string Path)[] expected)
        where TEvent : class
    {
        Assert.Empty(decision.Events.Select(Stored));
        Assert.Equal(expected, decision.Refusals.Select(refusal => (refusal.Code, string.Join('.', refusal.Path))));
        Assert.All(decision.Refusals, refusal => Assert.All(
            Enum.GetValues<Language>(), language => Assert.False(string.IsNullOrWhiteSpace(refusal.Message.Wording(language)))));
        return decision.Refusals;
    }

    static string Stored<TEvent>(TEvent happened)
        where TEvent : class
        => happened.GetType().Name + JsonSerializer.Serialize(happened, happened.GetType(), WithWords);

    /// <summary>As events are stored, with what personal texts say that have no id before they are written.</summary>
    static JsonSerializerOptions WithWords { get; } = new(DomainJson.Options) { Converters = { new PersonalWordsConverter() } };

    sealed class PersonalWordsConverter : JsonConverter<PersonalText>
    {
        public override PersonalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, PersonalText value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, (object?)value.Words ?? value.Id, options);
    }
}
