-- Followers read in this order, below the oldest running transaction.
create unique index event_position on journal.event (transaction, sequence);
