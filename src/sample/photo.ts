// Site photographs: a drawn hall with lines of tables, as JPEG with EXIF date, camera and position.
import jpeg from 'jpeg-js';
import piexif from 'piexifjs';

const WIDTH = 640;
const HEIGHT = 427;

export interface PhotoPlace {
  /** Local date and time, `YYYY:MM:DD HH:MM:SS`. */
  readonly taken: string;
  readonly lat: number;
  readonly lon: number;
  readonly description: string;
}

/** Equal seeds give equal noise on every machine. */
export function seededNoise(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

function hallPixels(seed: number): Uint8Array {
  const noise = seededNoise(seed);
  const data = new Uint8Array(WIDTH * HEIGHT * 4);
  const horizon = 150 + (seed % 5) * 8;
  const tint = [[0.93, 0.97, 1], [1, 0.97, 0.9], [0.95, 1, 0.95]][seed % 3] ?? [1, 1, 1];
  for (let y = 0; y < HEIGHT; y += 1) {
    const depth = y > horizon ? (HEIGHT - horizon) / (y - horizon + 1) : 0;
    for (let x = 0; x < WIDTH; x += 1) {
      let light = 0;
      if (y <= horizon) {
        light = 170 + (y / horizon) * 40 - Math.abs(x - WIDTH / 2) * 0.06;
        // Lamps under the ceiling, smaller towards the back.
        if (Math.abs((x - WIDTH / 2) / (horizon + 20 - y)) < 0.35 && y % 34 < 7) light = 250;
      } else {
        const across = ((x - WIDTH / 2) * depth) / 60;
        const along = depth * 3 + seed * 0.37;
        const inLane = Math.abs(across - Math.round(across / 2.4) * 2.4) < 0.75;
        light = inLane ? 205 - (Math.floor(along * 2) % 3) * 26 : 118 + ((Math.floor(along) + Math.floor(across + 40)) % 2) * 9;
        light -= Math.min(34, depth * 3);
      }
      const grain = (noise() - 0.5) * 14;
      const at = (y * WIDTH + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) data[at + channel] = Math.max(0, Math.min(255, light * (tint[channel] ?? 1) + grain));
      data[at + 3] = 255;
    }
  }
  return data;
}

/** Degrees, minutes and hundredths of seconds as EXIF keeps them. */
function rational(degrees: number): [[number, number], [number, number], [number, number]] {
  const value = Math.abs(degrees);
  const whole = Math.floor(value);
  const minutes = Math.floor((value - whole) * 60);
  return [[whole, 1], [minutes, 1], [Math.round(((value - whole) * 60 - minutes) * 6000), 100]];
}

/** JPEG picture of a hall taken at that time and place. */
export function sitePhoto(seed: number, place: PhotoPlace): Uint8Array {
  const plain = jpeg.encode({ data: hallPixels(seed), width: WIDTH, height: HEIGHT }, 78).data;
  const exif = piexif.dump({
    '0th': { [piexif.ImageIFD.Make]: 'Specimen', [piexif.ImageIFD.Model]: 'Specimen Camera 1', [piexif.ImageIFD.ImageDescription]: `SPECIMEN ${place.description}`, [piexif.ImageIFD.DateTime]: place.taken },
    Exif: { [piexif.ExifIFD.DateTimeOriginal]: place.taken, [piexif.ExifIFD.DateTimeDigitized]: place.taken },
    GPS: {
      [piexif.GPSIFD.GPSLatitudeRef]: place.lat < 0 ? 'S' : 'N', [piexif.GPSIFD.GPSLatitude]: rational(place.lat),
      [piexif.GPSIFD.GPSLongitudeRef]: place.lon < 0 ? 'W' : 'E', [piexif.GPSIFD.GPSLongitude]: rational(place.lon),
    },
  });
  return new Uint8Array(Buffer.from(piexif.insert(exif, Buffer.from(plain).toString('binary')), 'binary'));
}
