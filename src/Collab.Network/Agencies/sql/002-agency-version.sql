-- The version of the agency that the row was made of; 0 in rows from before this column, which says nothing.
alter table network.agency add column version integer not null default 0;
