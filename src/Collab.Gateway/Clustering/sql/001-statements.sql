-- What Orleans' ADO.NET providers keep here. They read their statements, by fixed names, from a table of this name in their search path; the statements and
-- the tables behind them are the project's own.
create schema orleans;

create table orleans.orleansquery (
    querykey text primary key,
    querytext text not null
);
