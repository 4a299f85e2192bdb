-- The rooms' read tables. Everything in it but people's profiles can be made anew from the journal.
create schema network;
