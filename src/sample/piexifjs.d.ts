// The part of piexifjs that the sample uses; the package brings no types.
declare module 'piexifjs' {
  type Value = string | number | readonly (readonly [number, number])[];
  type Directory = Readonly<Record<number, Value>>;
  const piexif: {
    readonly ImageIFD: { readonly Make: number; readonly Model: number; readonly ImageDescription: number; readonly DateTime: number };
    readonly ExifIFD: { readonly DateTimeOriginal: number; readonly DateTimeDigitized: number };
    readonly GPSIFD: { readonly GPSLatitudeRef: number; readonly GPSLatitude: number; readonly GPSLongitudeRef: number; readonly GPSLongitude: number };
    dump(exif: { readonly '0th': Directory; readonly Exif: Directory; readonly GPS: Directory }): string;
    /** Both strings hold one byte a character. */
    insert(exif: string, jpeg: string): string;
  };
  export = piexif;
}
