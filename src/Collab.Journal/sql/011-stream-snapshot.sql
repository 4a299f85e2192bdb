-- Folded states by stream and version: the latest, and one every so many events that stays, for views of the past. A cache; may be emptied at any time.
-- format tells who can read it: two versions of the program may keep theirs side by side. latest_at is the latest moment of all events in it, as
-- processes' clocks differ. journal.snapshot goes in a later release, when no server reads it any more.
create table journal.stream_snapshot (
    stream text collate "C" not null,
    format text collate "C" not null,
    version integer not null,
    latest_at timestamptz not null,
    is_kept boolean not null,
    saved_at timestamptz not null default now(),
    data bytea not null,
    constraint stream_snapshot_key primary key (stream, format, version)
);
