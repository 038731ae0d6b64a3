import { type Ctx, readOnly } from "../../context";
import { conflict, invalid } from "../../errors";
import { safeFileName } from "../../file-name";
import { businessOf } from "./describe-poster";
import { pngOf, svgOf } from "./draw-code";
import { drawPoster } from "./draw-poster";
import { getScanCode } from "./load-scan-code";
import { writable } from "./poster-letters";
import type { PosterInput } from "./schemas";

export type Printed = { bytes: Buffer; mimeType: string; fileName: string };

/** A code that Meta has, and what to call a file of it. */
async function printable(ctx: Ctx, scanCodeId: string) {
  return readOnly(ctx, async (ctx) => {
    const { name, metaCode, link, numberId } = await getScanCode(ctx, scanCodeId);
    if (!metaCode || !link) {
      throw conflict("Meta has not confirmed this QR code yet. Wait a moment.", { key: "scanCodeOnItsWay" });
    }
    return { link, numberId, called: safeFileName(name || metaCode) };
  });
}

export async function printSvg(ctx: Ctx, scanCodeId: string): Promise<Printed> {
  const { link, called } = await printable(ctx, scanCodeId);
  return { bytes: Buffer.from(svgOf(link)), mimeType: "image/svg+xml", fileName: `${called}.svg` };
}

export async function printPng(ctx: Ctx, scanCodeId: string, { cm }: { cm: number }): Promise<Printed> {
  const { link, called } = await printable(ctx, scanCodeId);
  return { bytes: await pngOf(link, { cm }), mimeType: "image/png", fileName: `${called} ${cm} cm.png` };
}

const sentences = {
  en: "Scan and write to us on WhatsApp",
  fr: "Scannez et écrivez-nous sur WhatsApp",
  nl: "Scan en stuur ons een bericht op WhatsApp",
} as const;

/** One page to hang; a business whose name the typeface cannot write is named by its number. */
export async function printPoster(ctx: Ctx, scanCodeId: string, input: PosterInput): Promise<Printed> {
  const { link, numberId, called } = await printable(ctx, scanCodeId);
  const { name, phone, picture } = await readOnly(ctx, (ctx) => businessOf(ctx, numberId));
  const { size, language } = input;
  const sentence = writable(input.sentence || sentences[language], "bold");
  if (!sentence) {
    throw invalid("The poster's typeface cannot write all of this sentence.", {
      key: "posterLetters",
      field: "sentence",
    });
  }
  const bytes = await drawPoster({ size, language, name: name ?? phone, sentence, picture, link, phone });
  return { bytes, mimeType: "application/pdf", fileName: `${called} ${size}.pdf` };
}
