-- Projects as lists read them; a row is made from the project's state and can be made anew from the journal.
-- Titles are as a reader of each language gets them, in alphabetical order of that language.
create table network.project (
    id         uuid        primary key,
    slug       text        not null constraint project_slug_key unique,
    title_fi   text        not null,
    title_sv   text        not null,
    title_en   text        not null,
    owner      uuid        not null,
    agencies   uuid[]      not null,
    phase      text        not null,
    hashtags   text[]      not null,
    audience   text[]      not null,
    started_at timestamptz not null,
    changed_at timestamptz not null
);

create index project_agencies   on network.project using gin (agencies);
create index project_hashtags   on network.project using gin (hashtags);
create index project_audience   on network.project using gin (audience);
create index project_phase      on network.project (phase, changed_at, id);
create index project_changed_at on network.project (changed_at, id);
create index project_started_at on network.project (started_at, id);
create index project_title_fi   on network.project (title_fi collate "fi-x-icu", id);
create index project_title_sv   on network.project (title_sv collate "sv-x-icu", id);
create index project_title_en   on network.project (title_en collate "en-x-icu", id);

-- Who is on which team: where people's tokens come from.
create table network.project_member (
    project_id uuid not null,
    person_id  uuid not null,
    primary key (project_id, person_id)
);

create index project_member_person on network.project_member (person_id, project_id);

-- What members tell of their background. Outside the journal, so that it can be erased; never emptied by a rebuild.
create table network.project_member_background (
    project_id uuid  not null,
    person_id  uuid  not null,
    background jsonb not null,
    primary key (project_id, person_id)
);
