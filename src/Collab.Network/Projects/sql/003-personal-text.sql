-- Texts about members of teams get ids: those that stand in events are in the table of personal texts from now on, and so are backgrounds. The events themselves are rewritten by an operator's
-- command, when no older server runs any more.
insert into network.inline_text (type, member, owner) values
    ('project-team-member-joined', 'role', 'person'),
    ('project-team-member-joined', 'expectations', 'person'),
    ('project-team-member-edited', 'role', 'person'),
    ('project-team-member-edited', 'expectations', 'person');

insert into network.personal_text (id, owner, stream, member, text)
select network.personal_text_id(e.stream || ':' || e.version || ':' || i.member), (e.data ->> i.owner)::uuid, e.stream, e.type || '.' || i.member, (e.data -> i.member)::jsonb
from journal.event e join network.inline_text i using (type)
where e.data -> i.member ->> 'original' is not null;

insert into network.personal_text (id, owner, stream, member, text)
select network.personal_text_id('project-member-background:' || replace(project_id::text, '-', '') || ':' || replace(person_id::text, '-', '')),
    person_id, 'project-' || replace(project_id::text, '-', ''), 'project-team-member-introduced.background', background
from network.project_member_background;
