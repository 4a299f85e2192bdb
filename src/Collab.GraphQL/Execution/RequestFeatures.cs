namespace Collab.GraphQL.Execution;

/// <summary>The values of a request by type, such as the viewer. Set before execution, read by resolvers.</summary>
public sealed class RequestFeatures
{
    object[] _items = [];
    int _count;

    /// <summary>Adds a value; it takes precedence over earlier ones of the same type.</summary>
    /// <param name="feature">The value.</param>
    public RequestFeatures Set(object feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        if (_count == _items.Length)
            Array.Resize(ref _items, Math.Max(2, _count * 2));

        _items[_count++] = feature;
        return this;
    }

    /// <summary>Replaces the value of a type; adds it when there is none.</summary>
    /// <typeparam name="T">The type by which it is asked for.</typeparam>
    /// <param name="feature">The value.</param>
    public RequestFeatures Replace<T>(T feature)
        where T : class
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            if (_items[i] is T)
            {
                _items[i] = feature;
                return this;
            }
        }

        return Set(feature);
    }

    /// <summary>The value that is a <typeparamref name="T"/>, or null.</summary>
    /// <typeparam name="T">The type by which it is asked for.</typeparam>
    public T? Find<T>()
        where T : class
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            if (_items[i] is T found)
                return found;
        }

        return null;
    }
}
