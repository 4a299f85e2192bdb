-- Who signs in as whom: a hash of identity provider and subject. Outside the journal, so that it can be erased; never emptied by a rebuild.
create table network.person_sign_in (
    key       bytea primary key check (length(key) = 32),
    person_id uuid  not null
);

create index person_sign_in_person on network.person_sign_in (person_id);
