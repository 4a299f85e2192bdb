-- Whether the agency has ended; lists leave such agencies out unless asked.
alter table network.agency add column is_ended boolean not null default false;
