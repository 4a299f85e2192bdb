using System.Globalization;
using System.Text.Json;

namespace Collab.GraphQL.Conformance;

/// <summary>When an answer agrees with what is expected (section 2 of the engine protocol). Methods say the difference, or null.</summary>
public static class Agreement
{
    /// <summary>Of requests that are only accepted or refused.</summary>
    /// <param name="shouldBeAccepted">Whether the reference accepts it.</param>
    /// <param name="actual">The answer, an object that has <c>errors</c> when the request was refused.</param>
    public static string? OnErrors(bool shouldBeAccepted, JsonElement actual)
    {
        var isAccepted = !actual.TryGetProperty("errors", out var errors);
        return isAccepted == shouldBeAccepted ? null : isAccepted ? "accepted" : $"refused: {errors}";
    }

    /// <summary>Of requests that are executed: data, and the places of errors; messages are not compared.</summary>
    /// <param name="expected">The reference's answer.</param>
    /// <param name="actual">The answer.</param>
    public static string? OnExecution(JsonElement expected, JsonElement actual)
    {
        if (!expected.TryGetProperty("data", out var expectedData))
        {
            return actual.TryGetProperty("data", out _) ? $"has data: {actual}" : OnErrors(shouldBeAccepted: false, actual);
        }

        return actual.TryGetProperty("data", out var data)
            ? OnData(expectedData, data, "data") ?? OnPlaces(expected, actual)
            : $"no data: {actual}";
    }

    static string? OnData(JsonElement expected, JsonElement actual, string at)
    {
        if (expected.ValueKind != actual.ValueKind)
        {
            return $"{at} is {actual} instead of {expected}";
        }

        return expected.ValueKind switch
        {
            JsonValueKind.Object => OnFields(expected, actual, at),
            JsonValueKind.Array => OnItems(expected, actual, at),
            JsonValueKind.Number => expected.GetDouble().Equals(actual.GetDouble()) ? null : $"{at} is {actual} instead of {expected}",
            _ => expected.ToString() == actual.ToString() ? null : $"{at} is {actual} instead of {expected}",
        };
    }

    static string? OnFields(JsonElement expected, JsonElement actual, string at)
    {
        var wanted = expected.EnumerateObject().ToList();
        var found = actual.EnumerateObject().ToList();
        return wanted.Select(field => field.Name).SequenceEqual(found.Select(field => field.Name))
            ? wanted.Zip(found, (a, b) => OnData(a.Value, b.Value, $"{at}.{a.Name}")).FirstOrDefault(difference => difference is not null)
            : $"{at} has {string.Join(", ", found.Select(field => field.Name))} instead of {string.Join(", ", wanted.Select(field => field.Name))}";
    }

    static string? OnItems(JsonElement expected, JsonElement actual, string at)
    {
        var wanted = expected.EnumerateArray().ToList();
        var found = actual.EnumerateArray().ToList();
        return wanted.Count == found.Count
            ? wanted.Select((item, i) => OnData(item, found[i], $"{at}.{i}")).FirstOrDefault(difference => difference is not null)
            : $"{at} has {found.Count} items instead of {wanted.Count}";
    }

    static string? OnPlaces(JsonElement expected, JsonElement actual)
    {
        var paths = Paths(actual).Select(path => string.Join('.', path)).ToList();
        if (paths.Distinct().Count() < paths.Count)
        {
            return $"two errors have one path: {actual.GetProperty("errors")}";
        }

        var wanted = string.Join(' ', Places(expected));
        var found = string.Join(' ', Places(actual));
        return wanted == found ? null : $"errors at {found} instead of {wanted}";
    }

    /// <summary>Paths cut after the first step at which the data is null: any one of several errors may be reported there.</summary>
    static IEnumerable<string> Places(JsonElement answer) =>
        Paths(answer).Select(path => Cut(answer.GetProperty("data"), path)).Distinct().Order(StringComparer.Ordinal);

    static string Cut(JsonElement data, IReadOnlyList<string> path)
    {
        for (var i = 0; i < path.Count; i++)
        {
            if (data.ValueKind == JsonValueKind.Null)
            {
                return string.Join('.', path.Take(i));
            }

            data = data.ValueKind == JsonValueKind.Array ? data[int.Parse(path[i], CultureInfo.InvariantCulture)] : data.GetProperty(path[i]);
        }

        return string.Join('.', path);
    }

    static IEnumerable<IReadOnlyList<string>> Paths(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(error => error.TryGetProperty("path", out var path) ? path.EnumerateArray().Select(step => step.ToString()).ToList() : [])
            : [];
}
