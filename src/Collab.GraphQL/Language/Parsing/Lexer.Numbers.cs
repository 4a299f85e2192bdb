namespace Collab.GraphQL.Language;

partial struct Lexer
{
    /// <summary>Reads an integer or a float (sections 2.10.1, 2.10.2).</summary>
    void ReadNumber()
    {
        var position = At(Start) == '-' ? Start + 1 : Start;
        var isFloat = false;
        if (At(position) == '0')
        {
            position++;
            if (char.IsAsciiDigit(At(position)))
            {
                throw Error($"Invalid number, unexpected digit after 0: {Describe(position)}.", position);
            }
        }
        else
        {
            position = SkipDigits(position);
        }

        if (At(position) == '.')
        {
            isFloat = true;
            position = SkipDigits(position + 1);
        }

        if (At(position) is 'e' or 'E')
        {
            isFloat = true;
            position++;
            position = SkipDigits(At(position) is '+' or '-' ? position + 1 : position);
        }

        if (At(position) == '.' || IsNameStart(At(position)))
        {
            throw Error($"Invalid number, expected digit but got: {Describe(position)}.", position);
        }

        Accept(isFloat ? TokenKind.Float : TokenKind.Int, position - Start);
    }

    readonly int SkipDigits(int position)
    {
        if (!char.IsAsciiDigit(At(position)))
        {
            throw Error($"Invalid number, expected digit but got: {Describe(position)}.", position);
        }

        do
        {
            position++;
        }
        while (char.IsAsciiDigit(At(position)));
        return position;
    }
}
