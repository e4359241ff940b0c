using System.Text;

namespace RoomCalls.Conventions.Tests.Reading;

/// <summary>Blanks out what is not code. Holes of interpolated strings are code.</summary>
internal sealed class CodeReader(string text)
{
    private readonly StringBuilder _code = new(text.Length);
    private readonly HashSet<int> _docs = [];
    private readonly HashSet<int> _comments = [];
    private int _at;
    private int _line;

    public CodeText Read()
    {
        ReadCode(inHole: false);
        return new(_code.ToString(), _docs.Count, _comments.Count);
    }

    private void ReadCode(bool inHole)
    {
        int depth = 0;
        while (_at < text.Length)
        {
            char c = text[_at];
            if (Sees("//") || Sees("/*"))
            {
                ReadComment();
            }
            else if (c is '"' or '$' or '@' && ReadString() || (c == '\'' && ReadCharacter()) || (c == '#' && ReadDirective()))
            {
                continue;
            }
            else if (inHole && c == '}' && depth == 0)
            {
                return;
            }
            else
            {
                depth += c switch { '{' => 1, '}' => -1, _ => 0 };
                Take(1, keep: true);
            }
        }
    }

    private void ReadComment()
    {
        HashSet<int> lines = Sees("///") && !Sees("////") ? _docs : _comments;
        string end = Sees("//") ? "\n" : "*/";
        lines.Add(_line);
        Take(2);
        while (_at < text.Length && !Sees(end))
        {
            Take(1);
            lines.Add(_line);
        }

        Take(end == "\n" ? 0 : 2);
    }

    private bool ReadString()
    {
        int prefix = Run(_at, c => c is '$' or '@');
        int quotes = Run(_at + prefix, c => c == '"');
        if (quotes == 0)
        {
            return false;
        }

        int dollars = text.AsSpan(_at, prefix).Count('$');
        bool verbatim = text.AsSpan(_at, prefix).Contains('@');
        if (quotes >= 3 && !verbatim)
        {
            Take(prefix + quotes);
            ReadRawString(quotes, dollars);
        }
        else
        {
            Take(prefix + 1);
            ReadPlainString(verbatim, dollars > 0);
        }

        return true;
    }

    private void ReadRawString(int quotes, int dollars)
    {
        while (_at < text.Length)
        {
            int braces = Run(_at, c => c == '{');
            if (dollars > 0 && braces >= dollars)
            {
                Take(braces);
                ReadCode(inHole: true);
                Take(dollars);
                continue;
            }

            int end = Run(_at, c => c == '"');
            Take(Math.Max(Math.Max(end, braces), 1));
            if (end >= quotes)
            {
                return;
            }
        }
    }

    private void ReadPlainString(bool verbatim, bool interpolated)
    {
        while (_at < text.Length)
        {
            int braces = interpolated ? Run(_at, c => c == '{') : 0;
            if (braces % 2 == 1)
            {
                Take(braces);
                ReadCode(inHole: true);
                Take(1);
            }
            else if (text[_at] != '"')
            {
                Take(braces > 0 ? braces : !verbatim && text[_at] == '\\' ? 2 : 1);
            }
            else if (verbatim && Sees("\"\""))
            {
                Take(2);
            }
            else
            {
                Take(1);
                return;
            }
        }
    }

    private bool ReadCharacter()
    {
        int close = text.IndexOf('\'', Math.Min(_at + (Sees("'\\") ? 3 : 2), text.Length));
        Take(close < 0 ? 1 : close + 1 - _at);
        return true;
    }

    private bool ReadDirective()
    {
        int lineStart = _at == 0 ? 0 : text.LastIndexOf('\n', _at - 1) + 1;
        if (!text.AsSpan(lineStart, _at - lineStart).IsWhiteSpace())
        {
            return false;
        }

        Take(Run(_at, c => c != '\n'));
        return true;
    }

    private bool Sees(string what) => string.CompareOrdinal(text, _at, what, 0, what.Length) == 0;

    private int Run(int from, Func<char, bool> isPart)
    {
        int end = from;
        while (end < text.Length && isPart(text[end]))
        {
            end++;
        }

        return end - from;
    }

    private void Take(int count, bool keep = false)
    {
        for (int stop = Math.Min(_at + count, text.Length); _at < stop; _at++)
        {
            _line += text[_at] == '\n' ? 1 : 0;
            _code.Append(keep || text[_at] == '\n' ? text[_at] : ' ');
        }
    }
}
