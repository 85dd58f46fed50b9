// Pages that hold the words that were searched, with the place in the text.
import type { ReactElement } from 'react';
import type { SearchHit } from '../../state/known-reads.ts';
import styles from './evidence.module.css';

export function SearchHits({ hits, onOpen }: { readonly hits: readonly SearchHit[] | undefined; readonly onOpen: (exhibitId: string, page: number) => void }): ReactElement | null {
  if (!hits) return null;
  if (hits.length === 0) return <p className={styles.none}>No page holds these words. Scans without text cannot be searched.</p>;
  return (
    <ul className={styles.hits} aria-label="Pages with these words">
      {hits.map((hit) => (
        <li key={`${hit.fileId} ${hit.page}`}>
          <button type="button" disabled={hit.exhibitId === null} onClick={() => { if (hit.exhibitId !== null) onOpen(hit.exhibitId, hit.page); }}>
            <span className={styles.hitHead}><strong>{hit.exhibitNo}</strong> {hit.title} <span className="muted">page {hit.page}</span></span>
            <span className={styles.snippet}>{hit.snippet}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
