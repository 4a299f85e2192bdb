import { useEffect, useRef, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { useMessage } from '../i18n/LanguageProvider';
import { prefix, settings } from '../settings';
import { LanguageChoice } from './LanguageChoice';
import { SignedInAs } from './SignedInAs';

/** What surrounds each page. */
export function Layout({ children }: { children: ReactNode }) {
  const message = useMessage();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);

  // A screen reader goes on at the new page, and not at the link that was followed.
  useEffect(() => {
    if (shown.current !== pathname) {
      shown.current = pathname;
      window.scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [pathname]);

  return (
    <>
      <a className="skip-link" href={`${prefix}${pathname}#main`} onClick={() => main.current?.focus()}>
        {message('layout.skip')}
      </a>
      <header className="site-header">
        <div className="site-header__inner">
          <Link to="/" className="brand">
            Collab
          </Link>
          <nav aria-label={message('layout.navigation')} className="site-nav">
            <NavLink to="/projects">{message('projects.title')}</NavLink>
          </nav>
          <div className="site-header__end">
            <LanguageChoice />
            <SignedInAs />
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <div className="site-footer__inner">
          <p>{message('layout.about')}</p>
          <ul>
            {settings.graphiQL && (
              <li>
                <a href={`${prefix}/graphql`}>{message('layout.graphiql')}</a>
              </li>
            )}
            {settings.schema && (
              <li>
                <a href={`${prefix}/graphql?sdl`}>{message('layout.schema')}</a>
              </li>
            )}
            {settings.demo && (
              <li>
                <a href={`${prefix}/demo`}>{message('layout.demo')}</a>
              </li>
            )}
            <li>
              <a href={`${prefix}/health/ready`}>{message('layout.health')}</a>
            </li>
          </ul>
        </div>
      </footer>
    </>
  );
}
