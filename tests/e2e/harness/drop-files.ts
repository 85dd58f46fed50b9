// Drops real files from disk onto a place in the window, as a file manager would.
import type { Locator, Page } from 'playwright-core';

/** `files` are absolute paths. The file input only serves to make File objects that the shell can trace to their paths. */
export async function dropFiles(page: Page, target: Locator, files: readonly string[]): Promise<void> {
  const carrier = await page.evaluateHandle(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    return input;
  });
  const input = carrier.asElement();
  if (!input) throw new Error('No input was made');
  await input.setInputFiles([...files]);
  const transfer = await page.evaluateHandle((element) => {
    const data = new DataTransfer();
    for (const file of element.files ?? []) data.items.add(file);
    return data;
  }, carrier);
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer: transfer });
}
