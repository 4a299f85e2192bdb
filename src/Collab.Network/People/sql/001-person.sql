-- People as the journal knows them; made anew from it.
create table network.person (
    id       uuid   primary key,
    agencies uuid[] not null,
    audience text[] not null
);

-- What people show of themselves. Outside the journal, so that it can be erased; never emptied by a rebuild.
create table network.person_profile (
    person_id uuid primary key,
    slug      text not null constraint person_profile_slug_key unique,
    name      text,
    picture   text,
    contact   text
);
