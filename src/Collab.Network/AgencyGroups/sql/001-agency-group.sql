-- Groups of agencies as lists read them; a row is made from the group's state and can be made anew from the journal.
create table network.agency_group (
    id            uuid    primary key,
    version       integer not null,
    name_original text    not null,
    name_fi       text,
    name_sv       text,
    name_en       text,
    members       uuid[]  not null,
    audience      text[]  not null
);

create index agency_group_members on network.agency_group using gin (members);
