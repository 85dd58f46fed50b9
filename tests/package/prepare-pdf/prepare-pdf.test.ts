// The ladder shows every PDF that anybody can read, changes nothing a reader sees, and says what it did.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { run, temporaryFile, textPdf } from '../assemble/made-package.ts';
import { handmadePdf, HELLO, onePage, stream } from './handmade-pdf.ts';
import { prepare, qpdf, textOf } from './ladder.ts';

describe('a PDF for the package', () => {
  it.each([
    ['with a table', false],
    ['with object streams', true],
  ])('%s that is well made is taken as it is', async (_, objectStreams) => {
    const result = await prepare(await textPdf(['First page', 'Second page'], { objectStreams }));
    expect(result).toMatchObject({ rung: 'as_is', pages: 2, notes: [] });
    expect(textOf(result.pdf)).toMatch(/First page[\s\S]*Second page/);
    expect(run('qpdf', '--check', temporaryFile('copy.pdf', result.pdf))).not.toMatch(/WARNING|exit/);
  });

  it('is read in its newest revision', async () => {
    const first = handmadePdf(onePage(HELLO));
    const start = first.toString('latin1').lastIndexOf('xref\n0 ');
    const update = `4 0 obj\n${stream(HELLO.replace('Hello', 'Newer'))}\nendobj\n`;
    const second = Buffer.concat([first, Buffer.from(`${update}xref\n4 1\n${String(first.length).padStart(10, '0')} 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev ${start}>>\nstartxref\n${first.length + update.length}\n%%EOF\n`)]);
    const result = await prepare(second);
    expect(result.rung).toBe('as_is');
    expect(textOf(result.pdf)).toContain('Newer exhibit');
  });

  it.each([
    ['with junk before its header', Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), handmadePdf(onePage(HELLO))]), /does not begin as a PDF/],
    ['whose offsets are wrong', handmadePdf(onePage(HELLO), { xrefShift: 7 }), /repaired copy, because/],
    ['that was cut short', handmadePdf(onePage(HELLO)).subarray(0, -150), /repaired copy, because/],
    ['whose stream length lies', handmadePdf(onePage(HELLO).map((object) => object.replace(/\/Length \d+/, '/Length 3'))), /length of a stream is wrong/],
  ])('%s is repaired, and the note says why', async (_, bytes, note) => {
    const result = await prepare(bytes);
    expect(result).toMatchObject({ rung: 'repaired', pages: 1 });
    expect(result.notes[0]).toMatch(note);
    expect(run('qpdf', '--check', temporaryFile('copy.pdf', result.pdf))).not.toMatch(/WARNING|exit/);
    expect(textOf(result.pdf)).toContain('Hello exhibit');
  });

  it('encrypted without a password to open it is decrypted, with one is refused', async () => {
    const plain = await textPdf(['Sealed page']);
    const open = await prepare(qpdf(plain, '--encrypt', '', 'owner', '256', '--', 'IN', 'OUT'));
    expect(open).toMatchObject({ rung: 'repaired', notes: ['Reproduced from a repaired copy, because the file is encrypted.'] });
    expect(textOf(open.pdf)).toContain('Sealed page');
    await expect(prepare(qpdf(plain, '--encrypt', 'user', 'owner', '256', '--', 'IN', 'OUT'))).rejects.toMatchObject({ code: 'evidence.unparsable', details: { reason: 'it is protected by a password' } });
  });

  it('loses its actions but not its looks', async () => {
    const result = await prepare(
      handmadePdf(
        onePage(HELLO, {
          catalog: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AcroForm<</Fields[6 0 R]>>',
          page: '/AA<</O<</S/Launch/F(calc.exe)>>>>/Annots[6 0 R 8 0 R 9 0 R]',
          objects: [
            '<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Filled)/Rect[50 50 250 80]/F 4/AP<</N 7 0 R>>/A<</S/SubmitForm/F(http://x)>>>>',
            stream('BT /F1 14 Tf 4 8 Td (Filled in) Tj ET', '/Type/XObject/Subtype/Form/BBox[0 0 200 30]/Resources<</Font<</F1 5 0 R>>>>'),
            '<</Type/Annot/Subtype/Link/Rect[50 150 200 170]/A<</S/URI/URI(http://tracker.example)>>>>',
            '<</Type/Annot/Subtype/Link/Rect[50 100 200 120]/A<</S/GoTo/D[3 0 R/Fit]>>>>',
          ],
        }),
      ),
    );
    expect(result.rung).toBe('as_is');
    expect(result.notes).toEqual(['Commands that start programs were left out.', 'Form fields are shown as pictures of their contents.', 'Form submission was left out.', 'JavaScript was left out.', 'Links to the internet are shown as plain text.']);
    const raw = Buffer.from(result.pdf).toString('latin1');
    for (const word of ['JavaScript', 'Launch', 'SubmitForm', 'tracker', '/Widget']) expect(raw).not.toContain(word);
    expect(raw).toMatch(/\/Subtype \/Link.*\/Dest \[\d+ 0 R \/Fit\]/);
    expect(textOf(result.pdf)).toContain('Filled in');
  });

  it('keeps hidden layers hidden', async () => {
    const hidden = handmadePdf(
      onePage(`${HELLO} /OC /L1 BDC 0 0 0 rg 0 0 400 300 re f EMC`, { catalog: '/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>', objects: ['<</Type/OCG/Name(Secret)>>'] }).map((object) =>
        object.replace('/Resources<<', '/Resources<</Properties<</L1 6 0 R>>'),
      ),
    );
    const result = await prepare(hidden);
    expect(result.rung).toBe('as_is'); // the comparison of pictures would have refused a black page
    expect(Buffer.from(result.pdf).toString('latin1')).toMatch(/\/OFF\[\d+ 0 R\]/);
  });

  it('signed by somebody else is copied with the note that the signature is in the original', async () => {
    const result = await prepare(handmadePdf(onePage(HELLO, { objects: ['<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>'] })));
    expect(result.notes).toEqual(['The original carries a digital signature; the copy does not. See the attached original.']);
  });

  it('that leaves states open or closes too many is mended', async () => {
    const result = await prepare(handmadePdf(onePage(`Q Q q 1 0 0 1 10 10 cm q ${HELLO} /Span BMC`)));
    expect(result.rung).toBe('as_is');
    expect(run('qpdf', '--qdf', '--object-streams=disable', temporaryFile('copy.pdf', result.pdf), '-')).toMatch(/q q [\s\S]*EMC Q Q\n/);
  });

  it('whose page tree runs in a circle, or is a bomb, ends in an answer', async () => {
    const loop = onePage(HELLO).map((object) => object.replace('/Kids[3 0 R]/Count 1', '/Kids[2 0 R 3 0 R]/Count 2'));
    const bomb = deflateSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 }).toString('latin1');
    const packed = [...onePage(HELLO), stream(bomb, '/Type/ObjStm/N 1/First 4/Filter/FlateDecode')];
    for (const bytes of [handmadePdf(loop), handmadePdf(packed)]) {
      const outcome = await prepare(bytes).then((result) => result.pages, (thrown: unknown) => (thrown as { code: string }).code);
      expect([1, 2, 'evidence.unparsable']).toContain(outcome);
    }
  });

  it('that is none is refused with the reason', async () => {
    await expect(prepare(Buffer.from('%PDF-1.4 nothing'))).rejects.toMatchObject({ code: 'evidence.unparsable' });
    await expect(prepare(Buffer.alloc(0))).rejects.toMatchObject({ code: 'evidence.unparsable' });
  });
});
