namespace Collab.Network.Kernel.Paging;

/// <summary>The order of a list; the id decides between equals.</summary>
/// <param name="Expression">SQL over the table's columns, never null and best indexed together with <c>id</c>.</param>
/// <param name="Type">The SQL type of the expression.</param>
/// <param name="IsDescending">Whether the greatest comes first.</param>
sealed record SortKey(string Expression, string Type, bool IsDescending = false)
{
    /// <summary>By a text's wording in a language, else the original, in Finnish order.</summary>
    /// <param name="column">The beginning of the text's columns; see <see cref="Row"/>.</param>
    /// <param name="language">The language.</param>
    public static SortKey OfText(string column, Language language)
        => new($"coalesce({column}_{language.ToString().ToLowerInvariant()}, {column}_original) collate \"fi-x-icu\"", "text");
}
