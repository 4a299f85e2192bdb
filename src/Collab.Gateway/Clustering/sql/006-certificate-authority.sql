-- The keys that sign the certificates of the network's silos (the project's own; no provider reads them). Who may read this table may join the network's silos.
-- Times are the database's. A key that is to go at once is deleted here, and every process restarted.
create table orleans.certificate_authority (
    id bigint generated always as identity primary key,
    certificate bytea not null, -- X.509, DER
    private_key bytea not null, -- PKCS #8, DER
    made_at timestamptz not null,
    expires_at timestamptz not null
);
