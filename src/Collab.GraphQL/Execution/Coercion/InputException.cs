namespace Collab.GraphQL.Execution;

/// <summary>Input that cannot be coerced. The path within the input grows outwards as the exception passes lists and objects.</summary>
sealed class InputException(string message) : Exception(message)
{
    readonly List<string> _path = [];

    /// <summary><c>.items[2].title</c>, or empty when the input as a whole is wrong.</summary>
    public string Path => string.Concat(Enumerable.Reverse(_path));

    public InputException Inside(string field)
    {
        _path.Add("." + field);
        return this;
    }

    public InputException Inside(int index)
    {
        _path.Add($"[{index}]");
        return this;
    }
}
