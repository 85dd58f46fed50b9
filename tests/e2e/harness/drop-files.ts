// Drops real files from disk onto a place in the window, as a file manager would.
import type { Locator, Page } from 'playwright-core';

/** `files` are absolute paths. The file input only serves to make File objects that the shell can trace to their paths. */
export async function dropFiles(page: Page, target: Locator, files: readonly string[]): Promise<void> {
  const input = await page.evaluateHandle(() => {
    const made = document.createElement('input');
    made.type = 'file';
    made.multiple = true;
    return made;
  });
  await input.setInputFiles([...files]);
  const transfer = await page.evaluateHandle((element) => {
    const data = new DataTransfer();
    for (const file of element.files ?? []) data.items.add(file);
    return data;
  }, input);
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer: transfer });
}
