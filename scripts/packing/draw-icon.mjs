// Draws the program's icon, a sealed sheet with a tick, into assets/icons/icon.png: node scripts/packing/draw-icon.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';

const SIZE = 512;
/** Each pixel is looked at in a grid of this many by as many places, which makes smooth edges. */
const SAMPLES = 4;

const BLUE = [28, 78, 128];
const PAPER = [250, 250, 247];
const FOLD = [205, 213, 222];
const LINE = [176, 188, 200];
const GREEN = [30, 122, 84];

const inRounded = (x, y, [left, top, right, bottom], radius) => {
  const [nearX, nearY] = [Math.min(Math.max(x, left + radius), right - radius), Math.min(Math.max(y, top + radius), bottom - radius)];
  return Math.hypot(x - nearX, y - nearY) <= radius;
};

/** Distance from a point to the stretch between two points. */
const toStretch = (x, y, [fromX, fromY], [toX, toY]) => {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const along = Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
};

const CORNER = 76;
const SHEET = [136, 84, 376, 428];
const SEAL = [332, 356];
const TICK = [[290, 358], [322, 390], [376, 324]];

/** Colour at a place of the 512 by 512 picture, null where it is transparent. The later layer covers the earlier. */
function colourAt(x, y) {
  const [left, top, right] = SHEET;
  let colour = inRounded(x, y, [24, 24, 488, 488], 96) ? BLUE : null;
  const cut = x - (right - CORNER) > y - top; // the corner that is folded away
  if (inRounded(x, y, SHEET, 18) && !cut) colour = PAPER;
  if (x >= right - CORNER && y <= top + CORNER && y >= top && x <= right && !cut) colour = FOLD;
  for (const [line, end] of [[148, 268], [186, 300], [224, 336]]) if (toStretch(x, y, [left + 36, line], [end, line]) <= 7) colour = LINE;
  if (Math.hypot(x - SEAL[0], y - SEAL[1]) <= 88) colour = GREEN;
  if (Math.min(toStretch(x, y, TICK[0], TICK[1]), toStretch(x, y, TICK[1], TICK[2])) <= 14) colour = PAPER;
  return colour;
}

const picture = new PNG({ width: SIZE, height: SIZE });
for (let y = 0; y < SIZE; y++) {
  for (let x = 0; x < SIZE; x++) {
    const sums = [0, 0, 0, 0];
    for (let place = 0; place < SAMPLES * SAMPLES; place++) {
      const colour = colourAt(x + ((place % SAMPLES) + 0.5) / SAMPLES, y + (Math.floor(place / SAMPLES) + 0.5) / SAMPLES);
      if (colour) [...colour, 255].forEach((part, index) => (sums[index] += part));
    }
    const covered = sums[3] / 255 || 1;
    picture.data.set([...sums.slice(0, 3).map((sum) => Math.round(sum / covered)), Math.round(sums[3] / (SAMPLES * SAMPLES))], (y * SIZE + x) * 4);
  }
}
const folder = path.resolve(import.meta.dirname, '../../assets/icons');
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'icon.png'), PNG.sync.write(picture));
