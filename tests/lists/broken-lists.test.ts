// Broken and hostile list files are refused in words or read as far as they go; they never hang, expand or crash.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readList } from '../../src/lists/read-list.ts';
import { unpackNames } from '../../src/lists/unpack-names.ts';
import { CBP_HEADER, CBP_MIXED, CBP_NAME, CSL_CSV, file, OFAC_FILES, OFAC_XML, UFLPA_HTML } from './list-files.ts';

const read = (name: string, content: string | Uint8Array) => readList({ files: [file(name, content)], mapping: null });
const FAULTS = ['list.unreadable', 'list.unknownForm', 'list.empty'];

describe('XML', () => {
  test.each([20, 400, OFAC_XML.length - 12])('cut off after %d characters', (length) => expect(read('sdn.xml', OFAC_XML.slice(0, length))).rejects.toMatchObject({ code: expect.stringMatching(/^list\./) }));
  test('that multiplies entities (billion laughs) is refused before anything is expanded', async () => {
    const laughs = Array.from({ length: 9 }, (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`).join('');
    const bomb = `<?xml version="1.0"?><!DOCTYPE sdnList [<!ENTITY lol0 "lol">${laughs}]><sdnList><sdnEntry><uid>1</uid><lastName>&lol9;</lastName></sdnEntry></sdnList>`;
    const before = process.memoryUsage().heapUsed;
    await expect(read('sdn.xml', bomb)).rejects.toMatchObject({ code: 'list.unreadable', details: { reason: expect.stringContaining('document type') } });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50e6);
  });
  test('that names a file or address of this machine is refused', () => expect(read('sdn.xml', '<!DOCTYPE sdnList [<!ENTITY x SYSTEM "file:///etc/passwd">]><sdnList><sdnEntry><lastName>&x;</lastName></sdnEntry></sdnList>')).rejects.toMatchObject({ code: 'list.unreadable' }));
  test('in OFAC’s advanced form is refused by name, with the file to take instead', () => expect(read('sdn_advanced.xml', '<?xml version="1.0"?><Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML"><DateOfIssue/><ReferenceValueSets/></Sanctions>')).rejects.toMatchObject({ code: 'list.unreadable', details: { reason: expect.stringMatching(/advanced form.*sdn\.xml/) as string } }));
  test('nested without end is refused', () => expect(read('sdn.xml', `<sdnList>${'<a>'.repeat(50_000)}`)).rejects.toMatchObject({ code: 'list.unreadable' }));
  test('that says another number of entries than it has is read with a note', async () => expect((await read('sdn.xml', OFAC_XML.replace('<Record_Count>2', '<Record_Count>99'))).notes).toEqual(['The file says it has 99 entries; 2 were read.']));
});

describe('HTML', () => {
  test.each(['', 'Content-Type: image/gif\r\n\r\nGIF', 'Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPCF'])('in a saved page without a list (%j) is refused', (part) => expect(read('page.mhtml', `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n${part}`)).rejects.toMatchObject({ code: expect.stringMatching(/^list\./) as string }));
  test('nested without end is read without a stack', () => expect(read('page.html', `<p>UFLPA entity</p>${'<div><table><tr><td>'.repeat(20_000)}`)).rejects.toMatchObject({ code: 'list.unreadable' }));
  test('cut off in a row is read as far as it goes', async () => expect((await read('page.html', UFLPA_HTML.slice(0, UFLPA_HTML.indexOf('Beispiel Gin')))).entries).toHaveLength(4));
});

describe('CSV', () => {
  test('a cell of 10 MB is cut and told', async () => {
    const { entries, notes } = await read(CBP_NAME, `${CBP_HEADER}\n01/01/2020,2020,CN,China,Cotton,WRO,Textiles,Active,,"${'Muster '.repeat(1_500_000)}",\n`);
    expect(entries[0]?.name).toHaveLength(400);
    expect(notes).toEqual(['1 row had a name longer than 400 characters, which was cut.']);
  });
  test('a quote that is never closed takes no other row with it silently', async () => expect(read(CBP_NAME, `${CBP_HEADER}\n"01/01/2020,2020,CN,China,Cotton,WRO,Textiles,Active,,Muster Cotton,\n`)).rejects.toMatchObject({ code: 'list.empty' }));
  test('UTF-16, as spreadsheets save "Unicode text", is read', async () => expect((await read(CBP_NAME, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${CBP_HEADER}\n01/01/2020,2020,CN,China,Cotton,WRO,Textiles,Active,,样例,\n`, 'utf16le')]))).entries[0]?.name).toBe('样例'));
  test.each([['nothing', new Uint8Array()], ['binary', new Uint8Array([0, 1, 2, 3, 255, 0, 7])], ['a header alone', CBP_HEADER], ['JSON', '{"a": 1}']])('%s is refused', async (_, content) => {
    const refused = await read('x.csv', content).then(() => null, (thrown: unknown) => thrown);
    expect(FAULTS).toContain((refused as { code: string }).code);
  });
});

test('a brackets bomb in a cell is unpacked in no time', () => {
  const started = performance.now();
  for (const cell of ['('.repeat(50_000), '(including one alias: '.repeat(5_000), `A ${'and its '.repeat(20_000)}`, ' '.repeat(100_000), `A${', and'.repeat(30_000)}`]) unpackNames(cell);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('bytes changed anywhere give entries or a fault, nothing else', async () => {
  const originals = [file('p.html', UFLPA_HTML), file(CBP_NAME, CBP_MIXED), OFAC_FILES.sdn, file('sdn.xml', OFAC_XML), file('c.csv', CSL_CSV)];
  await fc.assert(fc.asyncProperty(fc.constantFrom(...originals), fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }), fc.nat(), async ({ name, bytes }, changes, cut) => {
    const changed = bytes.slice(0, cut % 3 === 0 ? cut % bytes.length : bytes.length);
    for (const [at, byte] of changes) if (changed.length > 0) changed[at % changed.length] = byte;
    const outcome = await read(name, changed).catch((thrown: unknown) => thrown);
    if (outcome instanceof Error) expect(FAULTS, outcome.stack).toContain('code' in outcome ? outcome.code : '');
  }), { numRuns: 300 });
});
