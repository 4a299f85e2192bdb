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

const width = 640;
const margin = 24;
const gap = 20;

/** The story as a picture: its points on a line of time. What it shows stands as text below. */
export function StoryLine({ points, from, to, name }: StoryLineProps) {
  const message = useMessage();
  const intl = useIntl();
  const places = placesOf(points.map((point) => Date.parse(point.at)));
  const first = points[0]!;
  const last = points.at(-1)!;
  return (
    <svg
      className="story-line"
      viewBox={`0 0 ${width} 64`}
      role="img"
      aria-label={message('goal.lineText', { count: points.length - 1, first: intl.formatDate(first.at), last: intl.formatDate(last.at) })}
    >
      <line className="story-line__path" x1={places[0]} x2={places.at(-1)} y1="24" y2="24" />
      <line className="story-line__compared" x1={places[from]} x2={places[to]} y1="24" y2="24" />
      {points.map((point, index) => (
        <circle key={point.number} className={index === from || index === to ? 'story-line__chosen' : 'story-line__point'} cx={places[index]} cy="24" r={index === from || index === to ? 10 : 7} />
      ))}
      <text x={places[from]} y="56" textAnchor={anchor(places[from]!)}>
        {name(from)}
      </text>
      <text x={places[to]} y="56" textAnchor={anchor(places[to]!)}>
        {name(to)}
      </text>
    </svg>
  );
}

/** By time, but never nearer to each other than can be told apart. */
function placesOf(times: number[]): number[] {
  const span = Math.max(1, times.at(-1)! - times[0]!);
  const free = width - 2 * margin - gap * (times.length - 1);
  return times.map((time, index) => margin + gap * index + (Math.max(0, free) * (time - times[0]!)) / span);
}

const anchor = (x: number) => (x < width / 4 ? 'start' : x > (width * 3) / 4 ? 'end' : 'middle');
