import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

const program = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(program)).buffer } });

/** For tests: what a phone's camera reads in a picture of any format that sharp knows. */
export async function readCodes(picture: Uint8Array): Promise<string[]> {
  const png = await sharp(picture, { density: 150 }).png().toBuffer();
  const found = await readBarcodes(new Uint8Array(png), { formats: ["QRCode"] });
  return found.map(({ text }) => text);
}

const points = 72;
const library = await PDFiumLibrary.init();

/** For tests: a PDF as it comes out of a printer at this many dots per inch, with its words and how many pages it has. */
export async function printed(pdf: Uint8Array, dotsPerInch = 110) {
  const document = await library.loadDocument(pdf);
  const page = () => document.getPage(0);
  const { data } = await page().render({
    scale: dotsPerInch / points,
    render: ({ data, width, height }) =>
      sharp(data, { raw: { width, height, channels: 4 } })
        .png()
        .toBuffer(),
  });
  const text = page().getText();
  const pages = document.getPageCount();
  const { originalWidth: width, originalHeight: height } = page().getOriginalSize();
  document.destroy();
  return { png: Buffer.from(data), text, pages, width, height };
}
