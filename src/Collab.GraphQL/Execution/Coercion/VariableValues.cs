using System.Text.Json;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>The variables of one request: CoerceVariableValues (specification 6.1.2) directly from the request's JSON.</summary>
sealed class VariableValues
{
    /// <summary>Variables may nest as deep as documents.</summary>
    static readonly JsonReaderOptions Reading = new() { MaxDepth = ParserOptions.Default.MaxDepth };

    PreparedOperation _operation = null!;
    ReadOnlyMemory<byte> _json;
    Slot[] _slots = [];

    /// <summary>Reads and coerces the variables.</summary>
    /// <exception cref="InputException">They do not match the operation's declarations; the message names variable and path.</exception>
    public void Coerce(PreparedOperation operation, ReadOnlyMemory<byte> json)
    {
        _operation = operation;
        _json = json;
        var variables = operation.Variables;
        if (_slots.Length < variables.Length)
            _slots = new Slot[variables.Length];

        _slots.AsSpan(0, variables.Length).Clear();
        if (variables.Length == 0)
            return;

        Find();
        for (var i = 0; i < variables.Length; i++)
            Coerce(variables[i], ref _slots[i]);
    }

    /// <summary>Releases the values of the request.</summary>
    public void Clear()
    {
        _operation = null!;
        _json = default;
        Array.Clear(_slots);
    }

    /// <summary>The value of a variable for a location with a coercer; <see cref="InputCoercer.Absent"/> when it has none.</summary>
    public object? Read(VariableNode node, InputCoercer place)
    {
        var index = _operation.VariableIndex(node.Name.Value);
        if (index < 0 || !_slots[index].HasValue)
            return InputCoercer.Absent;

        ref var slot = ref _slots[index];
        var variable = _operation.Variables[index];
        if (slot.Value is null || variable.Coercer.Core == place.Core)
            return slot.Value;

        // The location needs another CLR type than the variable's own, so the client's JSON is read again.
        if (!slot.IsGiven)
            return place.Coerce(variable.DefaultLiteral!, null);

        var json = ReaderAt(slot);
        return place.Coerce(ref json);
    }

    /// <summary>The value of a variable as its own type.</summary>
    public object? ReadAsDeclared(VariableNode node) => TryRead(node.Name.Value, out var value) ? value : InputCoercer.Absent;

    public bool TryRead(string name, out object? value)
    {
        var index = _operation.VariableIndex(name);
        var found = index >= 0 && _slots[index].HasValue;
        value = found ? _slots[index].Value : null;
        return found;
    }

    /// <summary>The value of a variable by its index in the operation; null also when it has none.</summary>
    public object? ValueAt(int index) => _slots[index].Value;

    /// <summary>Finds each variable's value in the JSON; the last of repeated names counts, as in JavaScript.</summary>
    void Find()
    {
        if (_json.IsEmpty)
            return;

        var json = new Utf8JsonReader(_json.Span, Reading);
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
            return;

        if (json.TokenType != JsonTokenType.StartObject)
            throw new InputException("The variables must be a JSON object.");

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var index = _operation.VariableNames.IndexOf(ref json);
            json.Read();
            if (index >= 0)
                _slots[index] = new Slot { Start = (int)json.TokenStartIndex, IsGiven = true };

            json.Skip();
        }
    }

    void Coerce(PreparedVariable variable, ref Slot slot)
    {
        if (!slot.IsGiven)
        {
            if (variable.DefaultLiteral is not null)
                slot.Set(variable.Default);
            else if (variable.Type.IsNonNull)
                throw new InputException($"Variable \"${variable.Name}\" of required type \"{variable.Type}\" was not provided.");

            return;
        }

        try
        {
            var json = ReaderAt(slot);
            slot.Set(variable.Coercer.Coerce(ref json));
        }
        catch (InputException wrong)
        {
            var at = wrong.Path.Length == 0 ? "" : $" at \"{variable.Name}{wrong.Path}\"";
            throw new InputException($"Variable \"${variable.Name}\" got an invalid value{at}: {wrong.Message}");
        }
    }

    Utf8JsonReader ReaderAt(in Slot slot)
    {
        var json = new Utf8JsonReader(_json.Span[slot.Start..], Reading);
        json.Read();
        return json;
    }

    struct Slot
    {
        public int Start;
        public bool IsGiven;
        public bool HasValue;
        public object? Value;

        public void Set(object? value)
        {
            Value = value;
            HasValue = true;
        }
    }
}
