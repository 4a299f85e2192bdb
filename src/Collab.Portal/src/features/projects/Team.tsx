import { Wording } from '../../components/Wording';
import { useMessage } from '../../i18n/LanguageProvider';
import type { Project } from './ProjectPage';

/** Meet the team: who they are, from where, what they expect, why they are here. A visitor meets roles and agencies, not people. */
export function Team({ project }: { project: Project }) {
  const message = useMessage();
  return project.team.length === 0 ? null : (
    <section aria-labelledby="team">
      <h2 id="team">{message('project.team')}</h2>
      <ul className="cards team">
        {project.team.map((member, index) => (
          <li key={member.person?.id ?? index} className="card">
            <h3>{member.person ? (member.person.name ?? member.person.slug ?? message('people.unnamed')) : (member.role?.value ?? message('people.member'))}</h3>
            {member.person && member.role && (
              <p>
                <Wording text={member.role} sayLanguage={false} />
              </p>
            )}
            <p className="note">
              {member.agency && <Wording text={member.agency.name} sayLanguage={false} />}
              {member.tier === 'OPEN' && ` · ${message('project.tierOpen')}`}
            </p>
            {member.background && (
              <p>
                <Wording text={member.background} />
              </p>
            )}
            {member.expectations && (
              <p>
                <span className="story__label">{message('project.expects')}</span> <Wording text={member.expectations} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {project.missingFromTeam.length > 0 && (
        <p className="note">
          {message('project.missing')} {project.missingFromTeam.map((agency) => agency.name.value).join(', ')}
        </p>
      )}
    </section>
  );
}
