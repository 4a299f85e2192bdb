-- For Microsoft.Orleans.Persistence.AdoNet 10.4: the state of grains that have no journal. A key is a UUID or a number in two halves, or a text. The
-- statements of 003 are replaced; its table, orleans.snapshot, is no longer written, and goes with a later release.
create table orleans.grain_state (
    service text collate "C" not null,
    kind text collate "C" not null,
    key_low bigint not null,
    key_high bigint not null,
    key_text text collate "C" not null,
    version integer not null,
    data bytea,
    constraint grain_state_key primary key (service, kind, key_low, key_high, key_text)
);

delete from orleans.orleansquery where querykey in ('ReadFromStorageKey', 'WriteToStorageKey', 'ClearStorageKey');

insert into orleans.orleansquery (querykey, querytext) values
('ReadFromStorageKey', $sql$
select data as "PayloadBinary", version as "Version" from orleans.grain_state
where service = @ServiceId and kind = @GrainTypeString and key_low = @GrainIdN0 and key_high = @GrainIdN1 and key_text = coalesce(@GrainIdExtensionString, '')
$sql$),
-- What was read is written over when it is still the same; what was not there is added when there is still nothing. No row tells a conflict.
('WriteToStorageKey', $sql$
with changed as (
    update orleans.grain_state set version = version + 1, data = @PayloadBinary
    where service = @ServiceId and kind = @GrainTypeString and key_low = @GrainIdN0 and key_high = @GrainIdN1
        and key_text = coalesce(@GrainIdExtensionString, '') and version = @GrainStateVersion
    returning version),
added as (
    insert into orleans.grain_state (service, kind, key_low, key_high, key_text, version, data)
    select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), 1, @PayloadBinary
    where @GrainStateVersion is null
    on conflict do nothing
    returning version)
select version as "NewGrainStateVersion" from changed union all select version from added
$sql$),
('ClearStorageKey', $sql$
update orleans.grain_state set version = version + 1, data = null
where service = @ServiceId and kind = @GrainTypeString and key_low = @GrainIdN0 and key_high = @GrainIdN1
    and key_text = coalesce(@GrainIdExtensionString, '') and version = @GrainStateVersion
returning version as "NewGrainStateVersion"
$sql$);
