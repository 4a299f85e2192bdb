-- Who does what runs once in the whole network. The time is the database's alone. The key over fence makes a change of it wait for
-- transactions that have checked the lease, while a renewal does not (rows locked FOR KEY SHARE).
create table journal.lease (
    name text collate "C" not null constraint lease_name primary key,
    holder uuid,
    fence bigint not null default 0,
    renewed_at timestamptz,
    duration interval,
    constraint lease_fence unique (name, fence)
);

-- Fails unless the lease is held under this number, and keeps it so until the transaction ends. A process that is stopped in the middle of
-- the transaction must not keep others waiting: its session is cut off after 2 s.
create function journal.require_lease(of_work text, by_holder uuid, at_fence bigint) returns void language plpgsql as $$
begin
    perform set_config('idle_in_transaction_session_timeout', '2000', true);
    perform from journal.lease where name = of_work and holder = by_holder and fence = at_fence for key share;
    if not found then
        raise exception 'the lease of % is another''s by now', of_work using errcode = 'CL001';
    end if;
end
$$;
