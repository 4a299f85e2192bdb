-- What happened. Rows are only ever added; see 003-event-append-only.sql.
-- json, not jsonb: an event is read back byte for byte as it was written, and nothing looks inside it here.
-- sequence is the place within the transaction: the writer knows it beforehand, so no identity column has to be asked.
create table journal.event (
    stream text collate "C" not null,
    version integer not null constraint event_follows_its_predecessor check (version > 0),
    transaction xid8 not null default pg_current_xact_id(),
    sequence bigint not null,
    type text not null,
    data json not null,
    author text not null,
    at timestamptz not null,
    command_id text,
    constraint event_stream_version primary key (stream, version)
);
