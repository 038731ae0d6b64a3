import PDFDocument from "pdfkit";
import { drawCode } from "./draw-code";
import { type Fitted, fitTo, partsOf, runsOf, type Weight } from "./poster-letters";
import type { PosterInput } from "./schemas";

export type Poster = {
  size: PosterInput["size"];
  language: PosterInput["language"];
  name: string;
  sentence: string;
  /** A square JPEG, where the business has one. */
  picture: Buffer | undefined;
  link: string;
  phone: string;
};

const colours = {
  ground: "#135c4b",
  counter: "#0d4a3c",
  onGround: "#ffffff",
  ink: "#1c1b17",
  soft: "#55574f",
};
const lineHeight = 1.16;

/** Points of a page, its width first. */
const pages = { A4: [595.28, 841.89], A6: [297.64, 419.53] } as const;

type Sheet = { doc: PDFKit.PDFDocument; width: number; height: number; unit: number };

/** One page to hang or to stand on a counter: the arch, the business, the code, and the link for those who type. */
export function drawPoster(poster: Poster): Promise<Buffer> {
  const [width, height] = pages[poster.size];
  const doc = new PDFDocument({
    size: [width, height],
    margin: 0,
    lang: poster.language,
    displayTitle: true,
    info: { Title: `${poster.name} · ${poster.link}`, Creator: "Guichet", Producer: "Guichet" },
    // Without this, the library opens a typeface of its own that is not embedded.
    font: null as unknown as string,
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((ended) => doc.on("end", ended));
  for (const weight of ["regular", "bold"] as const) {
    for (const { name, bytes } of partsOf(weight)) doc.registerFont(name, bytes);
  }
  compose({ doc, width, height, unit: width / 100 }, poster);
  doc.end();
  return done.then(() => Buffer.concat(chunks));
}

/** From top to bottom, in hundredths of the page's width; without a picture the words have its place. */
function compose(sheet: Sheet, { name, sentence, picture, link, phone }: Poster): void {
  const { doc, width, unit } = sheet;
  const top = 5 * unit;
  const foot = 122 * unit;
  const half = width / 2;
  const radius = half - top;
  const arch = (inset: number) => {
    const r = radius - inset;
    return doc.path(
      `M${half - r} ${foot}V${top + radius}A${r} ${r} 0 0 1 ${half + r} ${top + radius}V${foot}Z`,
    );
  };
  arch(0).fill(colours.ground);
  arch(1.6 * unit)
    .lineWidth(0.25 * unit)
    .strokeOpacity(0.35)
    .stroke(colours.onGround)
    .strokeOpacity(1);
  // The counter under the window.
  doc.roundedRect(2.5 * unit, foot, width - 5 * unit, 2.4 * unit, 0.6 * unit).fill(colours.counter);

  const pictureRadius = 11 * unit;
  const pictureAt = top + 6 * unit + pictureRadius;
  if (picture) {
    doc.circle(half, pictureAt, pictureRadius + 0.8 * unit).fill(colours.onGround);
    doc.save().circle(half, pictureAt, pictureRadius).clip();
    doc.image(picture, half - pictureRadius, pictureAt - pictureRadius, { width: 2 * pictureRadius });
    doc.restore();
  }
  const card = { side: 53 * unit, top: 53.5 * unit };
  const nameTop = picture ? pictureAt + pictureRadius + 3 * unit : top + 18 * unit;
  const nameBox = { width: (picture ? 76 : 64) * unit, height: card.top - 3 * unit - nameTop };
  const fittedName = fitTo(name, {
    ...nameBox,
    largest: (picture ? 8.5 : 11) * unit,
    lineHeight,
    weight: "bold",
  });
  write(sheet, fittedName, {
    top: nameTop,
    height: nameBox.height,
    weight: "bold",
    colour: colours.onGround,
  });

  drawCard(sheet, link, card);

  const sentenceBox = { top: card.top + card.side + 2 * unit, height: 12 * unit };
  const fitted = fitTo(sentence, {
    width: 74 * unit,
    height: sentenceBox.height,
    largest: 5 * unit,
    lineHeight,
    weight: "bold",
  });
  write(sheet, fitted, { ...sentenceBox, weight: "bold", colour: colours.onGround });

  const shown = link.replace(/^https:\/\//, "");
  const foots = [
    { text: shown, top: foot + 5.5 * unit, height: 5 * unit, weight: "bold", colour: colours.ink },
    { text: phone, top: foot + 10.5 * unit, height: 5 * unit, weight: "regular", colour: colours.soft },
  ] as const;
  for (const { text, ...place } of foots) {
    const box = { width: 84 * unit, height: place.height, lineHeight, weight: place.weight };
    write(sheet, fitTo(text, { ...box, largest: 3.8 * unit }), place);
  }
}

/** The code on white, with the white around it that a camera needs. */
function drawCard({ doc, width, unit }: Sheet, link: string, card: { side: number; top: number }): void {
  const { size, path } = drawCode(link);
  const left = (width - card.side) / 2;
  doc.roundedRect(left, card.top, card.side, card.side, 2.5 * unit).fill(colours.onGround);
  doc
    .save()
    .translate(left, card.top)
    .scale(card.side / size);
  doc.path(path).fill("#000000");
  doc.restore();
}

type Place = { top: number; height: number; weight: Weight; colour: string };

/** Lines in the middle of their place. */
function write({ doc, width }: Sheet, { size, lines }: Fitted, { top, height, weight, colour }: Place): void {
  const step = size * lineHeight;
  let y = top + (height - lines.length * step) / 2;
  for (const line of lines) {
    const runs = runsOf(line, { weight, size });
    let x = (width - runs.reduce((sum, run) => sum + run.width, 0)) / 2;
    for (const run of runs) {
      doc.font(run.font).fontSize(size).fillColor(colour);
      doc.text(run.text, x, y + step / 2, { lineBreak: false, baseline: "middle" });
      x += run.width;
    }
    y += step;
  }
}
