using System.Security.Cryptography;
using System.Text;
using Collab.Network.Kernel;

namespace Collab.Network.ExampleNetwork;

/// <summary>Ids of the example network's aggregates, the same in every database: version 8 UUIDs (RFC 9562) made from a name.</summary>
static class ExampleIds
{
    public static AgencyId Agency(string name) => Of<AgencyId>(name);

    public static PersonId Person(string name) => Of<PersonId>(name);

    public static ProjectId Project(string name) => Of<ProjectId>(name);

    public static GoalId Goal(string name) => Of<GoalId>(name);

    public static ProcessDescriptionId Process(string name) => Of<ProcessDescriptionId>(name);

    static TId Of<TId>(string name)
        where TId : struct, IGuidId<TId>
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"collab example {TId.Kind} {name}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return TId.From(new Guid(bytes, bigEndian: true));
    }
}
