-- One row: the random id of this history, and where it was lived. When the place is another one (restored, moved, promoted), the
-- history gets a new id, so that cursors given out elsewhere are told to start anew.
create table journal.epoch (
    only_row boolean primary key default true check (only_row),
    id uuid not null,
    system_identifier bigint not null,
    timeline text not null,
    database oid not null
);
