using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>Typed ids as GraphQL's <c>ID</c>: global ids of their kind.</summary>
/// <typeparam name="TId">The id type.</typeparam>
sealed class EntityIdCodec<TId> : IScalarCodec<TId>
    where TId : struct, IEntityId<TId>
{
    public void Write(TId value, ResponseWriter writer)
    {
        Span<byte> json = stackalloc byte[GlobalId.MaxLength + 2];
        var length = GlobalId.Format(value, json[1..]);
        json[0] = json[length + 1] = (byte)'"';
        writer.WriteRaw(json[..(length + 2)]);
    }

    public TId Read(in ScalarInput input)
        => input.Kind == ScalarInputKind.String && GlobalId.TryParse<TId>(input.Text, out var id)
            ? id
            : throw new FormatException($"the id of a {TId.Kind} was expected, as a query has answered it");
}
