-- What people have not shared yet: no part of the journal, of search or of exports, and nobody's but their own. audience is the person alone, for the pages of lists.
create table network.draft (
    id         uuid        primary key,
    version    integer     not null,
    person_id  uuid        not null,
    audience   text[]      not null,
    mutation   text        not null,
    target     text,
    input      json        not null,
    bytes      integer     not null,
    saved_at   timestamptz not null,
    created_by text,
    saved_by   text
);

create index draft_person on network.draft (person_id, saved_at, id);
create unique index draft_created_once on network.draft (person_id, created_by) where created_by is not null;

-- Saves a draft, a new one when none is named (of_draft is null), and says what came of it: saved, missing, moved (its version is later than the one read), ahead (there is no such version yet), many or
-- large. One person's savings come one after the other, so that the bounds hold.
create function network.save_draft(
    new_id uuid, of_draft uuid, of_person uuid, scope text, of_mutation text, of_target text, content json, size integer, based_on integer, command text, moment timestamptz,
    most_drafts integer, most_bytes bigint, out outcome text, out saved uuid)
language plpgsql as $$
declare
    now_there network.draft;
    used bigint;
    held integer;
begin
    perform pg_advisory_xact_lock(hashtextextended('network.draft:' || of_person, 0));
    select coalesce(sum(bytes), 0), count(*) into used, held from network.draft where person_id = of_person;
    if of_draft is null then
        select id into saved from network.draft where person_id = of_person and created_by = command;
        outcome := case when saved is not null then 'saved' when held >= most_drafts then 'many' when used + size > most_bytes then 'large' else 'new' end;
        if outcome = 'new' then
            insert into network.draft (id, version, person_id, audience, mutation, target, input, bytes, saved_at, created_by, saved_by)
            values (new_id, 1, of_person, array[scope], of_mutation, of_target, content, size, moment, command, command);
            outcome := 'saved';
            saved := new_id;
        end if;
        return;
    end if;

    select * into now_there from network.draft where id = of_draft and person_id = of_person;
    saved := now_there.id;
    outcome := case
        when now_there.id is null then 'missing'
        when now_there.saved_by = command then 'saved'
        when based_on < now_there.version then 'moved'
        when based_on > now_there.version then 'ahead'
        when used - now_there.bytes + size > most_bytes then 'large'
        else 'changed' end;
    if outcome = 'changed' then
        update network.draft
        set version = version + 1, mutation = of_mutation, target = of_target, input = content, bytes = size, saved_at = moment, saved_by = command
        where id = of_draft;
        outcome := 'saved';
    end if;
end
$$;

-- Takes a draft away with the command that shares it, or ends the transaction: it is not there, is another's, or was saved again since the version that was read.
create function network.share_draft(of_draft uuid, of_person uuid, read_version integer) returns void language plpgsql as $$
begin
    delete from network.draft where id = of_draft and person_id = of_person and version <= coalesce(read_version, version);
    if not found then
        raise exception 'the draft cannot be shared' using errcode = 'unique_violation', schema = 'network', table = 'draft',
            constraint = case when exists (select from network.draft where id = of_draft and person_id = of_person) then 'draft_version' else 'draft_missing' end;
    end if;
end
$$;
