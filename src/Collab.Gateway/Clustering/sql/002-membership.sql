-- Which silos there are. Every change of a cluster's members counts its version up and names the version it was decided on, so that of two silos that change
-- the list at once one is refused and reads again.
create table orleans.cluster (
    id text collate "C" primary key,
    version integer not null default 0
);

create table orleans.silo (
    cluster text collate "C" not null references orleans.cluster on delete cascade,
    address text collate "C" not null,
    port integer not null,
    generation integer not null,
    name text not null,
    host text not null,
    status integer not null,
    gateway_port integer not null,
    suspected text,
    started_at timestamptz not null,
    alive_at timestamptz not null,
    constraint silo_key primary key (cluster, address, port, generation)
);

insert into orleans.orleansquery (querykey, querytext) values
('InsertMembershipVersionKey', $sql$
with added as (insert into orleans.cluster (id) values (@DeploymentId) on conflict do nothing returning id)
select exists (select from added)
$sql$),
('InsertMembershipKey', $sql$
with fence as (
    update orleans.cluster set version = version + 1
    where id = @DeploymentId and version = @Version and not exists (
        select from orleans.silo
        where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning id),
added as (
    insert into orleans.silo (cluster, address, port, generation, name, host, status, gateway_port, started_at, alive_at)
    select id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from fence
    returning cluster)
select exists (select from added)
$sql$),
('UpdateMembershipKey', $sql$
with fence as (
    update orleans.cluster set version = version + 1
    where id = @DeploymentId and version = @Version and exists (
        select from orleans.silo
        where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning id),
changed as (
    update orleans.silo set status = @Status, suspected = @SuspectTimes, alive_at = @IAmAliveTime from fence
    where cluster = fence.id and address = @Address and port = @Port and generation = @Generation
    returning cluster)
select exists (select from changed)
$sql$),
('UpdateIAmAlivetimeKey', $sql$
update orleans.silo set alive_at = @IAmAliveTime
where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$sql$),
('MembershipReadAllKey', $sql$
select cluster.version as "Version", silo.address as "Address", silo.port as "Port", silo.generation as "Generation", silo.name as "SiloName",
    silo.host as "HostName", silo.status as "Status", silo.gateway_port as "ProxyPort", silo.suspected as "SuspectTimes",
    silo.started_at as "StartTime", silo.alive_at as "IAmAliveTime"
from orleans.cluster left join orleans.silo on silo.cluster = cluster.id
where cluster.id = @DeploymentId
$sql$),
('MembershipReadRowKey', $sql$
select cluster.version as "Version", silo.address as "Address", silo.port as "Port", silo.generation as "Generation", silo.name as "SiloName",
    silo.host as "HostName", silo.status as "Status", silo.gateway_port as "ProxyPort", silo.suspected as "SuspectTimes",
    silo.started_at as "StartTime", silo.alive_at as "IAmAliveTime"
from orleans.cluster left join orleans.silo
    on silo.cluster = cluster.id and silo.address = @Address and silo.port = @Port and silo.generation = @Generation
where cluster.id = @DeploymentId
$sql$),
('GatewaysQueryKey', $sql$
select address as "Address", gateway_port as "ProxyPort", generation as "Generation" from orleans.silo
where cluster = @DeploymentId and status = @Status and gateway_port > 0
$sql$),
('DeleteMembershipTableEntriesKey', $sql$
delete from orleans.cluster where id = @DeploymentId
$sql$),
-- All that have not said for long that they live, but for those that count as active (3): these are declared dead first.
('CleanupDefunctSiloEntriesKey', $sql$
delete from orleans.silo where cluster = @DeploymentId and alive_at < @IAmAliveTime and status <> 3
$sql$);
