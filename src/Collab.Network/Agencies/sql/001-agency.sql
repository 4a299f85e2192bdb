-- Agencies as lists read them; a row is made from the agency's state and can be made anew from the journal.
create table network.agency (
    id            uuid    primary key,
    slug          text    not null constraint agency_slug_key unique,
    kind          text    not null,
    name_original text    not null,
    name_fi       text,
    name_sv       text,
    name_en       text,
    audience      text[]  not null
);
