import sharp from "sharp";
import { encode } from "uqr";

/** A quarter of the code may be torn, dirty or in glare and it still reads; around it stay four modules of white. */
const errorCorrection = "Q";
const quietModules = 4;

const dotsPerInch = 300;
const cmPerInch = 2.54;

export type DrawnCode = {
  /** Modules across, with the white around them. */
  size: number;
  /** The dark modules as one SVG path, a module being one unit. */
  path: string;
  isDark: (x: number, y: number) => boolean;
};

/** The code of a link, as squares. */
export function drawCode(link: string): DrawnCode {
  const { data, size } = encode(link, { ecc: errorCorrection, border: quietModules });
  const isDark = (x: number, y: number) => data[y]?.[x] === true;
  const path: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y) || isDark(x - 1, y)) continue;
      let end = x;
      while (isDark(end, y)) end++;
      path.push(`M${x} ${y}h${end - x}v1h${x - end}z`);
    }
  }
  return { size, path: path.join(""), isDark };
}

/** For a printer or a sign maker: sharp at any size. */
export function svgOf(link: string): string {
  const { size, path } = drawCode(link);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="100mm" height="100mm" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`;
}

/** So many pixels that each module has the same, and at least 300 to the inch at this width on paper. */
export function pngOf(link: string, { cm }: { cm: number }): Promise<Buffer> {
  const { size, isDark } = drawCode(link);
  const inches = cm / cmPerInch;
  const pixels = Math.ceil((dotsPerInch * inches) / size) * size;
  const modules = Buffer.alloc(size * size, 255);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (isDark(x, y)) modules[y * size + x] = 0;
  }
  return sharp(modules, { raw: { width: size, height: size, channels: 1 } })
    .resize(pixels, pixels, { kernel: "nearest" })
    .toColourspace("b-w")
    .withMetadata({ density: pixels / inches })
    .png({ compressionLevel: 9 })
    .toBuffer();
}
