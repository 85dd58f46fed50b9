// The case in one line: dossier switcher, entry number, case type, next deadline, readiness, search.
import type { ReactElement } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon } from '../../components/icons.tsx';
import { Badge } from '../../components/marks.tsx';
import { onMac, spell } from '../../commands/keys.ts';
import { CASE_TYPE_NAMES } from '../../copy/case-types.ts';
import { daysLeftText, formatDate } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import { useApp, useRead } from '../../state/app-context.ts';
import { dossiersRead } from '../../state/known-reads.ts';
import styles from './top-bar.module.css';
import { nextDeadline, useChecks, useDeadlines, useDossierId, useHeader } from './use-dossier.ts';

const SOON_DAYS = 10;

export function TopBar(): ReactElement {
  const { ui } = useApp();
  const header = useHeader().value?.header;
  const deadline = nextDeadline(useDeadlines().value ?? []);
  const soon = deadline?.daysLeft !== null && deadline?.daysLeft !== undefined && deadline.daysLeft <= SOON_DAYS;
  return (
    <header className={styles.bar}>
      <Switcher title={header?.title ?? ''} />
      {header?.entry.number && <span className={styles.entry}><span className="visually-hidden">Entry </span>{header.entry.number}</span>}
      {header && <Badge>{CASE_TYPE_NAMES[header.case.type].short}</Badge>}
      <div className={styles.right}>
        {deadline && (
          <button type="button" className={styles.fact} onClick={() => ui.goTo('overview')} title={`${deadline.title}; by law ${formatDate(deadline.statutoryDate)}`}>
            <Icon name="overview" />
            <span>File by {formatDate(deadline.fileBy)}</span>
            <Badge tone={deadline.daysLeft !== null && deadline.daysLeft < 0 ? 'block' : soon ? 'warn' : 'plain'}>{daysLeftText(deadline.daysLeft)}</Badge>
            {header?.asOf && <span className="muted small">as of {formatDate(header.asOf)}</span>}
          </button>
        )}
        <Readiness />
        <button type="button" className={styles.search} onClick={() => ui.setOverlay('palette')}>
          <Icon name="search" />
          <span>Find</span>
          <kbd>{spell('Mod+K', onMac())}</kbd>
        </button>
      </div>
    </header>
  );
}

function Readiness(): ReactElement | null {
  const { ui } = useApp();
  const { value } = useChecks();
  const papers = useHeader().value?.counts['exhibits'];
  if (!value || papers === undefined) return null;
  const { blocking, warnings } = value;
  return (
    <button type="button" className={styles.fact} onClick={() => ui.goTo('checks')}>
      {blocking > 0 ? <Badge tone="block">{blocking} blocking</Badge> : papers === 0 ? <Badge>Nothing filed yet</Badge> : <Badge tone="accent">Ready to issue</Badge>}
      {warnings > 0 && <span className={`muted ${styles.warnings}`}>{countOf(warnings, 'warning')}</span>}
    </button>
  );
}

const ALL = ' all';
const EXCHANGE = ' exchange';

function Switcher({ title }: { readonly title: string }): ReactElement {
  const { ui } = useApp();
  const dossierId = useDossierId();
  const dossiers = (useRead(dossiersRead).value ?? []).filter((row) => row.trashedAt === null);
  return (
    <MenuTrigger>
      <Button className={styles.switcher ?? ''}>
        <strong>{title}</strong>
        <Icon name="down" size={12} />
      </Button>
      <Popover className={styles.menu ?? ''} placement="bottom start">
        <Menu aria-label="Dossiers" className={styles.items ?? ''} selectionMode="single" selectedKeys={[dossierId]} onAction={(key) => (key === ALL ? ui.show({ name: 'dossiers' }) : key === EXCHANGE ? ui.exchange(dossierId) : ui.openDossier(String(key)))}>
          {dossiers.map((row) => (
            <MenuItem key={row.id} id={row.id} textValue={row.title} className={styles.menuItem ?? ''}>
              <span>{row.title}</span>
              <span className="muted small">{row.entryNumber}</span>
            </MenuItem>
          ))}
          <MenuItem id={EXCHANGE} className={styles.menuItem ?? ''}>Exchange with others…</MenuItem>
          <MenuItem id={ALL} className={styles.menuItem ?? ''}>All dossiers…</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
