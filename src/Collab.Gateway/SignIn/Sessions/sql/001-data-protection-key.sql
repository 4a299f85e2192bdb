-- The keys that protect session cookies: every process reads them, so that a session holds on each and survives a restart.
create schema sign_in;

create table sign_in.data_protection_key (
    name       text        primary key,
    xml        text        not null,
    created_at timestamptz not null default now()
);
