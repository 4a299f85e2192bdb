using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Merging;

/// <summary>
/// Unites all response sets that may ever be merged with one another, and says whether within each united set all
/// fields of one response name agree. Uniting knows no ways that lead to a set, so it may unite what never meets: yes
/// is certain, no is a doubt. Each field is taken up once and moves only into a set at least as large as its own.
/// </summary>
sealed class MergeGroups
{
    const int None = -1;

    readonly DocumentFacts _facts;
    readonly bool _shapesOnly;
    readonly Dictionary<Key, int> _groups;
    readonly Stack<(int, int)> _toUnite = new();

    /// <summary>For each set the set that it was united into, itself when it stands alone.</summary>
    readonly int[] _unitedInto;
    readonly int[] _sizes;

    /// <summary>For each set the last field that stands for others in it, and for each such field the one before.</summary>
    readonly int[] _lastOfSet;
    readonly int[] _previousOfSet;

    /// <summary>For each field that stands for others the next one of its response name, on another object type.</summary>
    readonly int[] _nextOfGroup;

    /// <summary>For each field that stands for others the response set of their subfields.</summary>
    readonly int[] _subfields;

    MergeGroups(DocumentFacts facts, bool shapesOnly)
    {
        _facts = facts;
        _shapesOnly = shapesOnly;
        _groups = new Dictionary<Key, int>(facts.Fields.Length);
        _unitedInto = new int[facts.ResponseSets];
        _sizes = new int[facts.ResponseSets];
        _lastOfSet = new int[facts.ResponseSets];
        _previousOfSet = new int[facts.Fields.Length];
        _nextOfGroup = new int[facts.Fields.Length];
        _subfields = new int[facts.Fields.Length];
        for (var set = 0; set < _unitedInto.Length; set++)
        {
            _unitedInto[set] = set;
        }

        Array.Fill(_lastOfSet, None);
    }

    /// <summary>Whether some fields of one response name have different object types as parents.</summary>
    bool HasExclusiveFields { get; set; }

    /// <summary>Whether all fields can be merged for certain.</summary>
    public static bool AreUniform(DocumentFacts facts)
    {
        // Where no object types part ways, fields that agree in full agree in shape.
        var inFull = new MergeGroups(facts, shapesOnly: false);
        return inFull.Unite() && (!inFull.HasExclusiveFields || new MergeGroups(facts, shapesOnly: true).Unite());
    }

    bool Unite()
    {
        foreach (var spread in _facts.Spreads)
        {
            if (spread.Fragment >= 0)
            {
                _toUnite.Push((spread.ResponseSet, _facts.Executables[spread.Fragment].ResponseSet));
            }
        }

        for (var field = 0; field < _facts.Fields.Length; field++)
        {
            ref readonly var added = ref _facts.Fields[field];
            _subfields[field] = added.Subfields;
            if (!DrainUnions() || !Add(Find(added.Owner), field))
            {
                return false;
            }
        }

        return DrainUnions();
    }

    /// <summary>Puts a field into a set; false when it does not agree with what is there.</summary>
    bool Add(int set, int field)
    {
        ref readonly var added = ref _facts.Fields[field];
        var key = new Key(set, added.Node.ResponseName);
        var isNew = !_groups.TryGetValue(key, out var group);
        for (var other = isNew ? None : group; other != None; other = _nextOfGroup[other])
        {
            ref readonly var there = ref _facts.Fields[other];
            if (!_shapesOnly && FieldComparison.AreExclusive(there, added))
            {
                HasExclusiveFields = true;
                continue;
            }

            if (!FieldComparison.HaveSameShape(there, added) || !(_shapesOnly || FieldComparison.AreSame(there, added)))
            {
                return false;
            }

            UniteSubfields(other, field);

            // A field on an abstract type must also meet those on each object type; any other has found who stands for it.
            if (_shapesOnly || there.Parent == added.Parent || there.Parent is not GraphQLObjectType)
            {
                return true;
            }
        }

        _nextOfGroup[field] = isNew ? None : group;
        _groups[key] = field;
        _previousOfSet[field] = _lastOfSet[set];
        _lastOfSet[set] = field;
        _sizes[set]++;
        return true;
    }

    void UniteSubfields(int field, int other)
    {
        if (_subfields[field] == None)
        {
            _subfields[field] = _subfields[other];
        }
        else if (_subfields[other] != None)
        {
            _toUnite.Push((_subfields[field], _subfields[other]));
        }
    }

    bool DrainUnions()
    {
        while (_toUnite.TryPop(out var pair))
        {
            var (larger, smaller) = (Find(pair.Item1), Find(pair.Item2));
            if (larger == smaller)
            {
                continue;
            }

            if (_sizes[larger] < _sizes[smaller])
            {
                (larger, smaller) = (smaller, larger);
            }

            _unitedInto[smaller] = larger;
            for (var field = _lastOfSet[smaller]; field != None;)
            {
                var previous = _previousOfSet[field];
                if (!Add(larger, field))
                {
                    return false;
                }

                field = previous;
            }
        }

        return true;
    }

    int Find(int set)
    {
        while (_unitedInto[set] != set)
        {
            set = _unitedInto[set] = _unitedInto[_unitedInto[set]];
        }

        return set;
    }

    /// <summary>A response name in a set.</summary>
    readonly record struct Key(int Set, string Name)
    {
        public bool Equals(Key other) => Set == other.Set && Name == other.Name;

        public override int GetHashCode() => (Set * 397) ^ Name.GetHashCode(StringComparison.Ordinal);
    }
}
