-- When a silo has started and last lived, the later of which counts, is told by the database's clock: a silo whose own was an hour ahead when it was killed would count as alive for that hour, and where no other was left,
-- none could join before.
update orleans.orleansquery set querytext = replace(querytext, '@StartTime, @IAmAliveTime from fence', 'clock_timestamp(), clock_timestamp() from fence')
where querykey = 'InsertMembershipKey';

update orleans.orleansquery set querytext = replace(querytext, 'alive_at = @IAmAliveTime from fence', 'alive_at = least(@IAmAliveTime, clock_timestamp()) from fence')
where querykey = 'UpdateMembershipKey';

update orleans.orleansquery set querytext = replace(querytext, 'set alive_at = @IAmAliveTime', 'set alive_at = clock_timestamp()')
where querykey = 'UpdateIAmAlivetimeKey';
