-- How old a command key is, by the database's clock. Keys from before count as made now, and so are kept their whole time.
-- No index: the clean-up walks the table, so that a command pays nothing for it.
alter table journal.command add column at timestamptz not null default now();
