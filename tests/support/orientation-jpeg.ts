// A JPEG whose upper left quarter is dark, stored turned and marked with the EXIF orientation that turns it back.
import jpeg from 'jpeg-js';

/** Pixel of the upright picture: 120 by 80, dark in the upper left quarter. */
const dark = (x: number, y: number): boolean => x < 60 && y < 40;

/** Where the upright picture's pixel lies in the stored one, by EXIF orientation (TIFF 6.0, tag 274). */
function stored(orientation: number, x: number, y: number): readonly [number, number] {
  const [w, h] = [120, 80];
  const places: Readonly<Record<number, readonly [number, number]>> = {
    1: [x, y], 2: [w - 1 - x, y], 3: [w - 1 - x, h - 1 - y], 4: [x, h - 1 - y], 5: [y, x], 6: [y, w - 1 - x], 7: [h - 1 - y, w - 1 - x], 8: [h - 1 - y, x],
  };
  return places[orientation] ?? [x, y];
}

export function orientedJpeg(orientation: number): Uint8Array {
  const [width, height] = orientation >= 5 ? [80, 120] : [120, 80];
  const data = Buffer.alloc(width * height * 4, 255);
  for (let y = 0; y < 80; y += 1) {
    for (let x = 0; x < 120; x += 1) {
      const [sx, sy] = stored(orientation, x, y);
      const at = (sy * width + sx) * 4;
      data.fill(dark(x, y) ? 20 : 230, at, at + 3);
    }
  }
  const bytes = jpeg.encode({ data, width, height }, 95).data;
  // One EXIF directory with one entry: tag 0x0112, SHORT, the orientation.
  const exif = Buffer.from(`4578696600004d4d002a0000000800010112000300000001${orientation.toString(16).padStart(4, '0')}000000000000`, 'hex');
  const length = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, 2), length, exif, bytes.subarray(2)]));
}
