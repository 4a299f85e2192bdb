-- The version of the project that the row was made of; 0 in rows from before this column, which says nothing.
alter table network.project add column version integer not null default 0;
