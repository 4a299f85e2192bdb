import { useIntl } from 'react-intl';
import type { TurnFragment } from '../../api/generated/graphql';
import { useMessage } from '../../i18n/LanguageProvider';

interface StoryLineProps {
  points: TurnFragment[];
  /** The numbers of the points that are compared. */
  from: number;
  to: number;
  name: (number: number) => string;
}

/** The least distance of two points, in per cent of the line. */
const leastGap = 4;

/** The story as a picture: its points on a line of time. What it shows stands as text below. */
export function StoryLine({ points, from, to, name }: StoryLineProps) {
  const message = useMessage();
  const intl = useIntl();
  const places = placesOf(points.map((point) => Date.parse(point.at)));
  const label = message('goal.lineText', { count: points.length - 1, first: intl.formatDate(points[0]!.at), last: intl.formatDate(points.at(-1)!.at) });
  return (
    <div className="story-line" role="img" aria-label={label}>
      <span className="story-line__path" style={{ left: 0, width: '100%' }} />
      <span className="story-line__compared" style={{ left: `${places[from]}%`, width: `${places[to]! - places[from]!}%` }} />
      {points.map((point, index) => (
        <span key={point.number} className={index === from || index === to ? 'story-line__chosen' : 'story-line__point'} style={{ left: `${places[index]}%` }} />
      ))}
      {[from, to].map((number) => (
        <span key={number} className={`story-line__name${sideOf(places[number]!)}`} style={{ left: `${places[number]}%` }}>
          {name(number)}
        </span>
      ))}
    </div>
  );
}

/** By time, from 0 to 100, but never nearer to each other than can be told apart. */
function placesOf(times: number[]): number[] {
  const span = Math.max(1, times.at(-1)! - times[0]!);
  const gap = Math.min(leastGap, 100 / Math.max(1, times.length - 1));
  const free = 100 - gap * (times.length - 1);
  return times.map((time, index) => gap * index + (free * (time - times[0]!)) / span);
}

const sideOf = (place: number) => (place < 10 ? ' story-line__name--start' : place > 90 ? ' story-line__name--end' : '');
