-- A guard against slips, not against an owner with intent: it costs an append nothing, as it fires on no insert.
create function journal.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'journal.event is append-only: % is refused', tg_op using errcode = 'restrict_violation';
end
$$;

create trigger event_append_only before update or delete or truncate on journal.event
    for each statement execute function journal.refuse_change();
