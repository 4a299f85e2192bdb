using System.Globalization;

namespace Collab.Network.Kernel.Paging;

/// <summary>The cursor of an item that is known by its number in a list held in memory.</summary>
static class MemoryCursor
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
}
