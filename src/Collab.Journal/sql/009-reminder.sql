-- What grains want to be reminded of. A tick that was not delivered to its end is still the next one. registration changes when a grain
-- registers the reminder anew, not when it ticks.
create table journal.reminder (
    grain text collate "C" not null,
    name text collate "C" not null,
    registration uuid not null,
    first_tick timestamptz not null,
    period interval not null,
    next_tick timestamptz not null,
    constraint reminder_key primary key (grain, name)
);

create index reminder_due on journal.reminder (next_tick);
