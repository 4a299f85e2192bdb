using System.Text;

namespace Collab.GraphQL.Conformance;

/// <summary>H of section 3 of the protocol.</summary>
public static class FakeHash
{
    /// <summary>FNV-1a over the UTF-8 bytes of a text, mixed at the end.</summary>
    /// <param name="text">The text.</param>
    public static uint Of(string text)
    {
        var h = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            h = (h ^ octet) * 16777619u;
        }

        h = (h ^ (h >> 16)) * 0x85ebca6bu;
        h = (h ^ (h >> 13)) * 0xc2b2ae35u;
        return h ^ (h >> 16);
    }
}
