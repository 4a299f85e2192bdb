-- Goals as lists across projects read them; a row is made from the goal's state and can be made anew from the journal.
-- A goal's audience is its project's, so readers join network.project.
create table network.goal (
    id             uuid        primary key,
    project_id     uuid        not null,
    status         text        not null,
    title_original text        not null,
    title_fi       text,
    title_sv       text,
    title_en       text,
    revisions      integer     not null,
    started_at     timestamptz not null,
    changed_at     timestamptz not null
);

create index goal_project on network.goal (project_id);
