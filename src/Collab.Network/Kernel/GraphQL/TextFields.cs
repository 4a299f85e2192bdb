using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Kernel.Personal;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>A text as one reader gets it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Wanted">The reader's language.</param>
sealed record TextReading(Text Text, Language Wanted);

/// <summary>The argument of every field that answers a text.</summary>
/// <param name="Language">The language wanted; null for the viewer's own.</param>
sealed record TextArguments(Language? Language);

/// <summary>Binds fields of type <c>Text</c>.</summary>
static class TextFields
{
    /// <summary>A text that is always there.</summary>
    public static ObjectBinding<T> TextField<T>(this ObjectBinding<T> binding, string name, Func<T, Text> text)
        where T : notnull
        => binding.Field(name, (T thing, TextArguments arguments, FieldContext context) => text(thing).For(arguments, context));

    /// <summary>A text that may be missing.</summary>
    public static ObjectBinding<T> OptionalTextField<T>(this ObjectBinding<T> binding, string name, Func<T, Text?> text)
        where T : notnull
        => binding.Field(
            name,
            (T thing, TextArguments arguments, FieldContext context) => text(thing) is { } there ? there.For(arguments, context) : null);

    /// <summary>A text about or by a person; null as well when it was erased.</summary>
    /// <param name="binding">The type.</param>
    /// <param name="name">The field.</param>
    /// <param name="text">The text.</param>
    /// <param name="alongside">Others that are mostly asked for with it, and read in the same round trip.</param>
    public static ObjectBinding<T> PersonalTextField<T>(this ObjectBinding<T> binding, string name, Func<T, PersonalText?> text, Func<T, IEnumerable<PersonalText?>> alongside)
        where T : notnull
        => binding.AsyncField(name, async ValueTask<TextReading?> (T thing, TextArguments arguments, FieldContext context)
            => (await context.PersonalText(text(thing), alongside(thing)))?.For(arguments, context));

    /// <summary>What a text about or by a person says; null for none, and for one that was erased.</summary>
    public static ValueTask<Text?> PersonalText(this FieldContext context, PersonalText? text, IEnumerable<PersonalText?> alongside)
        => context.Service<PersonalTextReader>().Find(text, alongside);

    /// <summary>A text as the field's reader gets it.</summary>
    public static TextReading For(this Text text, TextArguments arguments, FieldContext context)
        => new(text, arguments.Language ?? context.Viewer().Language);
}
