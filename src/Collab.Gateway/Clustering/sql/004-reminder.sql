-- Reminders. Each silo keeps those of a range of hashes; a range that goes over the end of the numbers is asked for by the second statement.
create table orleans.reminder (
    service text collate "C" not null,
    grain text collate "C" not null,
    name text collate "C" not null,
    hash integer not null,
    starts_at timestamptz not null,
    period_ms bigint not null,
    version integer not null,
    constraint reminder_key primary key (service, grain, name)
);

create index reminder_hash on orleans.reminder (service, hash);

insert into orleans.orleansquery (querykey, querytext) values
('ReadReminderRowKey', $sql$
select grain as "GrainId", name as "ReminderName", starts_at as "StartTime", period_ms as "Period", version as "Version" from orleans.reminder
where service = @ServiceId and grain = @GrainId and name = @ReminderName
$sql$),
('ReadReminderRowsKey', $sql$
select grain as "GrainId", name as "ReminderName", starts_at as "StartTime", period_ms as "Period", version as "Version" from orleans.reminder
where service = @ServiceId and grain = @GrainId
$sql$),
('ReadRangeRows1Key', $sql$
select grain as "GrainId", name as "ReminderName", starts_at as "StartTime", period_ms as "Period", version as "Version" from orleans.reminder
where service = @ServiceId and hash > @BeginHash and hash <= @EndHash
$sql$),
('ReadRangeRows2Key', $sql$
select grain as "GrainId", name as "ReminderName", starts_at as "StartTime", period_ms as "Period", version as "Version" from orleans.reminder
where service = @ServiceId and (hash > @BeginHash or hash <= @EndHash)
$sql$),
('UpsertReminderRowKey', $sql$
insert into orleans.reminder as known (service, grain, name, hash, starts_at, period_ms, version)
values (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, 0)
on conflict on constraint reminder_key do update set hash = excluded.hash, starts_at = excluded.starts_at, period_ms = excluded.period_ms, version = known.version + 1
returning version as "Version"
$sql$),
('DeleteReminderRowKey', $sql$
with gone as (
    delete from orleans.reminder where service = @ServiceId and grain = @GrainId and name = @ReminderName and version = @Version returning name)
select exists (select from gone)
$sql$),
('DeleteReminderRowsKey', $sql$
delete from orleans.reminder where service = @ServiceId
$sql$);
