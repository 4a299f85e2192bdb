-- Ends a change whose guard does not hold: a stream that it only read has moved on. Called on failure alone, so that a guard that holds
-- costs one index look-up. The stream is told as the constraint's name, for clients get that field whatever they make of details.
create function journal.refuse_moved(guarded text) returns integer language plpgsql as $$
begin
    raise exception 'the stream % has moved on', guarded using errcode = 'CJ001', schema = 'journal', constraint = guarded;
end
$$;
