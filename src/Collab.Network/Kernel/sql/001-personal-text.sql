-- Texts about or by people. The journal has their ids alone, so that they can be erased; never emptied by a rebuild. owner is whose a text is, null for the system's.
create table network.personal_text (
    id     uuid  primary key,
    owner  uuid,
    stream text  not null,
    member text  not null,
    text   jsonb not null
);

create index personal_text_owner on network.personal_text (owner);

-- The id of the text at a place, as the program makes it too.
create function network.personal_text_id(place text) returns uuid language sql immutable strict as $$
    select encode(substring(sha256(convert_to(place, 'UTF8')) from 1 for 16), 'hex')::uuid
$$;

-- Which members of events held a text itself before there were ids, and which member names whose it is.
create table network.inline_text (
    type   text not null,
    member text not null,
    owner  text not null,
    primary key (type, member)
);

-- Moves texts that stand in events to the table, and their ids into the events: of so many events in the order of streams, from one on. May be ended and begun anew anywhere: an event without such
-- a text is left alone, and a text that is in the table already stays as it is.
create function network.move_inline_texts(after_stream text, after_version integer, page integer, out last_stream text, out last_version integer, out scanned integer, out moved integer)
language plpgsql as $$
begin
    perform set_config('journal.rewriting_data', 'on', true);
    with page_of as materialized (
        select stream, version, type, data from journal.event
        where (stream, version) > (after_stream collate "C", after_version) order by stream, version limit page
    ), held as materialized (
        select e.stream, e.version, i.member, (e.data ->> i.owner)::uuid as owner, e.type || '.' || i.member as place, (e.data -> i.member)::jsonb as text,
            network.personal_text_id(e.stream || ':' || e.version || ':' || i.member) as id
        from page_of e join network.inline_text i using (type)
        where e.data -> i.member ->> 'original' is not null
    ), kept as (
        insert into network.personal_text (id, owner, stream, member, text)
        select id, owner, stream, place, text from held where coalesce(text ->> 'fi', text ->> 'sv', text ->> 'en') is not null
        on conflict (id) do nothing
    ), rewritten as (
        update journal.event e set data = (e.data::jsonb || h.ids)::json
        from (select stream, version, jsonb_object_agg(member, jsonb_build_object('personalText', replace(id::text, '-', ''))) as ids from held group by stream, version) h
        where e.stream = h.stream and e.version = h.version
        returning 1
    )
    select (select stream from page_of order by stream desc, version desc limit 1), (select version from page_of order by stream desc, version desc limit 1),
        (select count(*) from page_of), (select count(*) from rewritten)
    into last_stream, last_version, scanned, moved;
end
$$;

-- Takes somebody's texts out of events from before there were ids. Each leaves an id that nothing stands under.
create function network.erase_inline_texts(person uuid) returns void language plpgsql as $$
begin
    perform set_config('journal.rewriting_data', 'on', true);
    update journal.event e set data = (e.data::jsonb || h.ids)::json
    from (
        select stream, version,
            jsonb_object_agg(i.member, jsonb_build_object('personalText', replace(network.personal_text_id(stream || ':' || version || ':' || i.member)::text, '-', ''))) as ids
        from journal.event join network.inline_text i using (type)
        where data -> i.member ->> 'original' is not null and data ->> i.owner = replace(person::text, '-', '')
        group by stream, version
    ) h
    where e.stream = h.stream and e.version = h.version;
end
$$;
