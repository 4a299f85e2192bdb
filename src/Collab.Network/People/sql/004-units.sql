-- The units that a person belongs to, as the keys of their ids; nobody belonged to any before this column.
alter table network.person add column units text[] not null default '{}';

create or replace view network.person_directory as
    select person.id, person.version, person.audience, person.agencies, profile.name,
        coalesce(profile.name, U&'\FFFF' || profile.slug) as sort_name, person.units
    from network.person join network.person_profile profile on profile.person_id = person.id;
