-- For Microsoft.Orleans.Persistence.AdoNet 10.4, which asks for it beside the statements of 005: clearing a state by deleting its row. No row tells a conflict.
insert into orleans.orleansquery (querykey, querytext) values
('DeleteStorageKey', $sql$
delete from orleans.grain_state
where service = @ServiceId and kind = @GrainTypeString and key_low = @GrainIdN0 and key_high = @GrainIdN1
    and key_text = coalesce(@GrainIdExtensionString, '') and version = @GrainStateVersion
returning version + 1 as "NewGrainStateVersion"
$sql$);
