-- Grains' snapshots: a cache that may be emptied at any time. A key is a UUID or a number in two halves, or a text.
create table orleans.snapshot (
    service text collate "C" not null,
    kind text collate "C" not null,
    key_low bigint not null,
    key_high bigint not null,
    key_text text collate "C" not null,
    version integer not null,
    data bytea,
    constraint snapshot_key primary key (service, kind, key_low, key_high, key_text)
);

insert into orleans.orleansquery (querykey, querytext) values
('ReadFromStorageKey', $sql$
select data as "PayloadBinary", version as "Version" from orleans.snapshot
where service = @ServiceId and kind = @GrainTypeString and key_low = @GrainIdN0 and key_high = @GrainIdN1 and key_text = coalesce(@GrainIdExtensionString, '')
$sql$),
-- One that was read is written over when it is still the same; one that was not there is added when there is still none. No row tells a conflict.
('WriteToStorageKey', $sql$
with changed as (
    update orleans.snapshot set version = version + 1, data = @PayloadBinary
    where service = @ServiceId and kind = @GrainTypeString and key_low = @GrainIdN0 and key_high = @GrainIdN1
        and key_text = coalesce(@GrainIdExtensionString, '') and version = @GrainStateVersion
    returning version),
added as (
    insert into orleans.snapshot (service, kind, key_low, key_high, key_text, version, data)
    select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), 1, @PayloadBinary
    where @GrainStateVersion is null
    on conflict do nothing
    returning version)
select version as "NewGrainStateVersion" from changed union all select version from added
$sql$),
('ClearStorageKey', $sql$
update orleans.snapshot set version = version + 1, data = null
where service = @ServiceId and kind = @GrainTypeString and key_low = @GrainIdN0 and key_high = @GrainIdN1
    and key_text = coalesce(@GrainIdExtensionString, '') and version = @GrainStateVersion
returning version as "NewGrainStateVersion"
$sql$);
