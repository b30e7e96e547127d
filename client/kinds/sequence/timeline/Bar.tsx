import { memo } from 'react';
import { useWhoIsIn } from '../../../editor/presence.ts';
import { under } from '../../../../shared/content/address.ts';
import { barHeight } from './geometry.ts';
import css from './timeline.module.css';

interface Props {
  readonly unit: string;
  readonly title: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isLeaving: boolean;
  readonly isOpen: boolean;
}

/** Letters that fit a pixel of a bar. */
const lettersPerPixel = 0.145;

/** A unit on the timeline. It stays as it is while others move. */
export const Bar = memo(function Bar(props: Props) {
  const { unit, title, label, description, x, y, width, isActive, isSelected, isLeaving, isOpen } = props;
  const address = under('units', unit);
  const who = useWhoIsIn(address)[0];
  const most = Math.floor((width - 10) * lettersPerPixel);
  const shown = title.length <= most ? title : most < 2 ? '' : `${title.slice(0, most - 1).trimEnd()}…`;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a button cannot stand in a drawing
    <g
      role="button"
      tabIndex={isActive ? 0 : -1}
      aria-label={label}
      aria-roledescription={description}
      aria-pressed={isSelected}
      aria-expanded={isOpen}
      data-unit={unit}
      data-address={address}
      data-colour={who?.user.colour}
      className={[css.bar, isSelected && css.selected, isLeaving && css.leaving, who && css.taken]
        .filter(Boolean)
        .join(' ')}
    >
      <title>{title}</title>
      <rect x={x + 1} y={y} width={Math.max(6, width - 2)} height={barHeight - 4} rx={4} />
      <text x={x + 6} y={y + 16}>
        {shown}
      </text>
      <rect
        className={css.edge}
        data-edge=""
        x={x + Math.max(2, width - 8)}
        y={y}
        width={7}
        height={barHeight - 4}
      />
    </g>
  );
});
