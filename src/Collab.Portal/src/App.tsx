import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Loading } from './components/Loading';
import { NotFound } from './components/NotFound';
import { Layout } from './layout/Layout';
import { prefix } from './settings';

const HomePage = lazy(() => import('./features/home/HomePage'));
const ProjectsPage = lazy(() => import('./features/projects/ProjectsPage'));
const ProjectPage = lazy(() => import('./features/projects/ProjectPage'));
const GoalPage = lazy(() => import('./features/goals/GoalPage'));
const SignInPage = lazy(() => import('./features/people/SignInPage'));

/** The pages by address; the code of each is loaded when it is opened. */
export function App() {
  return (
    <BrowserRouter basename={prefix || '/'}>
      <Layout>
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route index element={<HomePage />} />
            <Route path="projects" element={<ProjectsPage />} />
            <Route path="projects/:slug" element={<ProjectPage />} />
            <Route path="goals/:id" element={<GoalPage />} />
            <Route path="sign-in" element={<SignInPage />} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </Layout>
    </BrowserRouter>
  );
}
