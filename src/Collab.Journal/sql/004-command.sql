-- What each command with a client mutation id led to. The key makes a command happen once.
create table journal.command (
    author text collate "C" not null,
    client_mutation_id text collate "C" not null,
    fingerprint text not null,
    subject text not null,
    transaction xid8 not null default pg_current_xact_id(),
    sequence bigint not null,
    constraint command_once primary key (author, client_mutation_id)
);
