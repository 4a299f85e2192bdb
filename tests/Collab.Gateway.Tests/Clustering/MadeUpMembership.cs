using Orleans;
using Orleans.Runtime;

namespace Collab.Gateway.Tests.Clustering;

/// <summary>A membership table in the attacker's memory.</summary>
sealed class MadeUpMembership : IMembershipTable
{
    readonly Lock _lock = new();
    readonly Dictionary<SiloAddress, MembershipEntry> _entries = [];
    int _version;

    public void Add(SiloAddress silo)
    {
        lock (_lock)
        {
            _version++;
            _entries[silo] = new MembershipEntry
            {
                SiloAddress = silo,
                SiloName = "victim",
                HostName = "victim",
                Status = SiloStatus.Active,
                StartTime = DateTime.UtcNow,
                IAmAliveTime = DateTime.UtcNow.AddHours(1),
            };
        }
    }

    public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask;

    public Task DeleteMembershipTableEntries(string clusterId) => Task.CompletedTask;

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => Task.CompletedTask;

    public Task<MembershipTableData> ReadRow(SiloAddress key) => Task.FromResult(Table(entry => entry.SiloAddress.Equals(key)));

    public Task<MembershipTableData> ReadAll() => Task.FromResult(Table(_ => true));

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => Write(entry, tableVersion);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => Write(entry, tableVersion);

    public Task UpdateIAmAlive(MembershipEntry entry) => Task.CompletedTask;

    Task<bool> Write(MembershipEntry entry, TableVersion version)
    {
        lock (_lock)
        {
            var isNext = version.Version == _version + 1;
            if (isNext)
            {
                _version++;
                _entries[entry.SiloAddress] = entry;
            }

            return Task.FromResult(isNext);
        }
    }

    MembershipTableData Table(Func<MembershipEntry, bool> wanted)
    {
        lock (_lock)
        {
            var etag = _version.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return new MembershipTableData([.. _entries.Values.Where(wanted).Select(entry => Tuple.Create(entry, etag))], new TableVersion(_version, etag));
        }
    }
}
