create table network.process_description (
    id             uuid        primary key,
    version        integer     not null,
    project_id     uuid        not null,
    title_original text        not null,
    title_fi       text,
    title_sv       text,
    title_en       text,
    phases         integer     not null,
    begun_at       timestamptz not null,
    changed_at     timestamptz not null
);

create index process_description_project on network.process_description (project_id, begun_at, id);

-- The texts of BPMN files. Not made from the journal, which has their hashes alone.
create table network.bpmn_document (
    process_description_id uuid not null,
    hash                   text not null,
    xml                    text not null,
    primary key (process_description_id, hash)
);
