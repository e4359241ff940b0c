using System.Text;

namespace RoomCalls.Emulator.Internal.Wire;

/// <summary>Reads a query as form data and writes it as browsers and JavaScript clients do.</summary>
internal static class FormQuery
{
    /// <summary>Reads the pairs of a query in order; a plus sign is a space.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string rawQuery)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (string part in rawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? part : part[..equals];
            string value = equals < 0 ? "" : part[(equals + 1)..];
            pairs.Add(new(Decode(name), Decode(value)));
        }

        return pairs;
    }

    /// <summary>Writes the pairs again. JavaScript clients sign this form although they send the query untouched.</summary>
    public static string Format(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Encode(pair.Key)}={Encode(pair.Value)}"));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string Encode(string text)
    {
        StringBuilder encoded = new(text.Length);
        foreach (byte one in Encoding.UTF8.GetBytes(text))
        {
            char letter = (char)one;
            if (char.IsAsciiLetterOrDigit(letter) || letter is '*' or '-' or '.' or '_')
            {
                encoded.Append(letter);
            }
            else if (letter == ' ')
            {
                encoded.Append('+');
            }
            else
            {
                encoded.Append('%').Append(one.ToString("X2", null));
            }
        }

        return encoded.ToString();
    }
}
