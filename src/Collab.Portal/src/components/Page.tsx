import { useEffect, type ReactNode } from 'react';

interface PageProps {
  /** The heading, and the title of the browser's tab. */
  title: string;
  /** The language of the title, when it is not the portal's. */
  titleLanguage?: string;
  /** What stands above the heading. */
  above?: ReactNode;
  children: ReactNode;
}

/** A page with its heading. */
export function Page({ title, titleLanguage, above, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} – Collab`;
  }, [title]);
  return (
    <div className="page">
      {above}
      <h1 lang={titleLanguage}>{title}</h1>
      {children}
    </div>
  );
}
