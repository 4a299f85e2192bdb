-- A cache of folded states; may be emptied at any time.
create table journal.snapshot (
    kind text collate "C" not null,
    key text collate "C" not null,
    etag uuid not null,
    data bytea not null,
    constraint snapshot_key primary key (kind, key)
);
