using System.ComponentModel;
using System.Globalization;

namespace Collab.Gateway.Settings;

/// <summary>A setting with several values, separated by commas.</summary>
/// <param name="items">The values, trimmed and not empty.</param>
[TypeConverter(typeof(FromText))]
sealed class CommaList(params IReadOnlyList<string> items)
{
    public IReadOnlyList<string> Items => items;

    public override string ToString() => string.Join(",", items);

    sealed class FromText : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            new CommaList(((string)value).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
