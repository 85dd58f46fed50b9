// The table of a corpus run, and whether it meets the bar.

const SHARE_OF_READABLE = 0.99;
const REAL = new Set(['as_is', 'repaired', 'rendered']);

/** A page differs silently when no note of the exhibit says that what is shown is not the original. */
const saysSo = (notes) => notes.some((note) => /look different|cannot be drawn|^Shown as pictures|is damaged/.test(note));

/** Prints the rows that need a look, the sums and the bar; answers whether the bar is met. */
export function printTable(rows) {
  const readable = rows.filter((row) => row.readable === 'yes');
  const real = readable.filter((row) => REAL.has(row.rung) && row.pages === row.pagesBefore);
  const lists = {
    'no package': rows.filter((row) => row.rung === 'failed'),
    'qpdf --check fails': rows.filter((row) => row.rung !== 'failed' && row.check !== 0),
    'pdftoppm does not draw all pages': rows.filter((row) => row.rung !== 'failed' && row.drawn !== row.pages),
    'PDFium reads it, but not real pages with the right count': readable.filter((row) => !real.includes(row)),
    'pages differ silently': rows.filter((row) => (row.differing?.length ?? 0) > 0 && !saysSo(row.notes)),
    'pages differ, and the exhibit says so': rows.filter((row) => (row.differing?.length ?? 0) > 0 && saysSo(row.notes)),
  };
  for (const [title, list] of Object.entries(lists)) {
    if (list.length === 0) continue;
    console.log(`\n${title}: ${list.length}`);
    for (const row of list) console.log(`  ${row.name.padEnd(48)} ${row.rung.padEnd(12)} pages ${row.pagesBefore ?? '–'} → ${row.pages ?? '–'}  ${[row.reason?.split('\n')[0], row.check ? `qpdf ${row.check}: ${row.checkSays.split('\n').find((line) => /WARNING|ERROR/i.test(line)) ?? ''}` : '', row.differing?.length ? `differs on ${row.differing.slice(0, 5).join(', ')}` : '', row.notes?.[0] ?? ''].filter(Boolean).join(' | ')}`);
  }
  const count = (rung) => rows.filter((row) => row.rung === rung).length;
  const share = readable.length === 0 ? 1 : real.length / readable.length;
  console.log(`\n${rows.length} files: ${['as_is', 'repaired', 'rendered', 'placeholder', 'failed'].map((rung) => `${count(rung)} ${rung}`).join(', ')}`);
  console.log(`PDFium reads ${readable.length} (${rows.filter((row) => row.readable === 'password').length} more ask for a password); real pages with the right count: ${real.length} (${(share * 100).toFixed(2)} %, bar 99 %)`);
  for (const title of ['no package', 'qpdf --check fails', 'pdftoppm does not draw all pages', 'pages differ silently']) console.log(`${title}: ${lists[title].length} (bar 0)`);
  return share >= SHARE_OF_READABLE && ['no package', 'qpdf --check fails', 'pdftoppm does not draw all pages', 'pages differ silently'].every((title) => lists[title].length === 0);
}
