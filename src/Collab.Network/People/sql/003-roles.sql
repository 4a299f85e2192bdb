-- The version of the person that the row was made of; 0 in rows from before this column, which says nothing.
alter table network.person add column version integer not null default 0;

-- What people are to the whole network. Rows from before this column take it from the journal.
alter table network.person add column roles text[] not null default '{}';

with held as (
    select distinct on (stream, role) stream, role, is_held
    from (
        select stream, version, json_array_elements_text(data -> 'roles') as role, true as is_held
        from journal.event where type = 'person-registered'
        union all
        select stream, version, data ->> 'role', type = 'person-role-granted'
        from journal.event where type in ('person-role-granted', 'person-role-revoked')
    ) as change
    order by stream, role, version desc
), known as (
    select stream, array_agg(initcap(role)) as roles from held where is_held group by stream
)
update network.person set roles = known.roles from known where known.stream = 'person-' || replace(person.id::text, '-', '');

create index person_administrators on network.person (id) where roles @> '{Administrator}';

-- Refuses a transaction that would leave the network without an administrator. Two that each take one away come one after the other: the lock is held until the
-- transaction ends, and what is counted then is what the other has left.
create function network.require_administrator() returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(x'436F6C6C6163'::bigint);
    if not exists (select from network.person where roles @> '{Administrator}') then
        raise exception 'the network would have no administrator'
            using errcode = 'unique_violation', schema = 'network', table = 'person', constraint = 'person_last_administrator';
    end if;
end
$$;

-- People as lists show them: those who may be read, with what they tell of themselves. A person without a name stands at the end.
create view network.person_directory as
    select person.id, person.version, person.audience, person.agencies, profile.name,
        coalesce(profile.name, U&'\FFFF' || profile.slug) as sort_name
    from network.person join network.person_profile profile on profile.person_id = person.id;

