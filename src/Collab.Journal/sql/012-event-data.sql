-- The data of an event may be rewritten where a text is taken out of it that a person has a right to have erased, by a transaction that says so. Everything else stays as it was written.
create function journal.refuse_data_change() returns trigger language plpgsql as $$
begin
    if current_setting('journal.rewriting_data', true) is distinct from 'on' then
        raise exception 'journal.event is append-only: % of data is refused', tg_op using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;

create trigger event_data_kept before update of data on journal.event for each statement execute function journal.refuse_data_change();

drop trigger event_append_only on journal.event;
create trigger event_append_only before delete or truncate or update of stream, version, transaction, sequence, type, author, at, command_id on journal.event
    for each statement execute function journal.refuse_change();
