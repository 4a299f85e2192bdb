using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Journal;

namespace Collab.Network.Kernel.Personal;

/// <summary>A personal text of an event, about to be written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Owner">Whose it is; null for the system's.</param>
/// <param name="Stream">The stream of the event.</param>
/// <param name="Member">The event and its member.</param>
/// <param name="Words">What it says.</param>
sealed record PersonalTextRow(Guid Id, PersonId? Owner, StreamId Stream, string Member, Text Words);

/// <summary>A member of an event that holds a personal text, and whose it is.</summary>
/// <param name="Name">The member, as it is stored.</param>
/// <param name="Property">The member.</param>
/// <param name="Owner">The member that names whom it is about; null when it is the author's.</param>
/// <param name="IsInHistory">Whether the history shows what it says.</param>
sealed record PersonalMember(string Name, PropertyInfo Property, PropertyInfo? Owner, bool IsInHistory)
{
    /// <summary>The personal texts of an event's type.</summary>
    /// <exception cref="InvalidOperationException">One of them does not say whose it is.</exception>
    public static ImmutableArray<PersonalMember> Of(Type type)
        => [.. type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Where(parameter => parameter.ParameterType == typeof(PersonalText)).Select(parameter => Of(type, parameter))];

    /// <summary>Gives the personal texts of an event that are about to be written their ids.</summary>
    public static IEnumerable<PersonalTextRow> Assign(ImmutableArray<PersonalMember> members, object happened, string eventName, StreamId stream, int version, PersonId? author)
    {
        foreach (var member in members)
        {
            if (member.Property.GetValue(happened) is PersonalText { Id: null, Words: { } words } text)
            {
                text.Assign(PersonalText.IdOf(stream, version, member.Name));
                yield return new PersonalTextRow(text.Id!.Value, member.Owner is null ? author : (PersonId?)member.Owner.GetValue(happened), stream, $"{eventName}.{member.Name}", words);
            }
        }
    }

    /// <summary>The data of an event as it is stored today: texts that stand in an event from before are left out for their ids.</summary>
    public static ReadOnlyMemory<byte> Upcast(ImmutableArray<PersonalMember> members, RecordedEvent recorded)
    {
        if (members.IsEmpty || recorded.Data.Span.IndexOf("\"original\""u8) < 0)
        {
            return recorded.Data;
        }

        var data = JsonNode.Parse(recorded.Data.Span)!.AsObject();
        foreach (var member in members)
        {
            if (data[member.Name] is JsonObject text && !text.ContainsKey(PersonalText.Member))
            {
                data[member.Name] = Reference(PersonalText.IdOf(recorded.Stream, recorded.Version, member.Name));
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(data, DomainJson.Options);
    }

    /// <summary>How an event's data holds a personal text.</summary>
    public static JsonObject Reference(Guid id) => new() { [PersonalText.Member] = id.ToString("N") };

    static PersonalMember Of(Type type, ParameterInfo parameter)
    {
        var property = type.GetProperty(parameter.Name!)!;
        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        if (parameter.GetCustomAttribute<ByAuthorAttribute>() is { } byAuthor)
        {
            return new PersonalMember(name, property, null, byAuthor.IsInHistory);
        }

        return parameter.GetCustomAttribute<AboutAttribute>() is { } about && type.GetProperty(about.Member) is { } owner && (owner.PropertyType == typeof(PersonId) || owner.PropertyType == typeof(PersonId?))
            ? new PersonalMember(name, property, owner, about.IsInHistory)
            : throw new InvalidOperationException(
                $"{type.Name}.{property.Name} is a personal text: say whose with [About(nameof(…))], where a PersonId of the event names the person it is about, or with [ByAuthor].");
    }
}
