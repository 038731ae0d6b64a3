import PDFDocument from "pdfkit";
import { partsOf, runsOf, type Weight } from "../../profile/scan-codes/poster-letters";

export type PdfReport = {
  language: string;
  /** Whose report it is. */
  business: string;
  title: string;
  /** What it says in sentences, below its title. */
  lines: string[];
  tables: { heading: string; columns: string[]; rows: string[][]; total: string[] }[];
  /** At the foot of every page, with its number. */
  foot: string;
};

const [width, height, margin] = [595.28, 841.89, 50];
const bottom = height - 70;
const colours = { brand: "#135c4b", ink: "#1c1b17", soft: "#55574f", rule: "#c8c3b4" };
type Style = { size: number; weight?: Weight; colour?: string; align?: "left" | "right" };
type Box = { x: number; y: number; width: number };

/** Sentences and tables on as many A4 pages as they take. */
export function drawPdf(report: PdfReport): Promise<Buffer> {
  const doc = new PDFDocument({
    size: [width, height],
    margin: 0,
    bufferPages: true,
    lang: report.language,
    displayTitle: true,
    info: { Title: `${report.business} · ${report.title}`, Creator: "Guichet", Producer: "Guichet" },
    // Without this, the library opens a typeface of its own that is not embedded.
    font: null as unknown as string,
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((ended) => doc.on("end", ended));
  for (const weight of ["regular", "bold"] as const) {
    for (const { name, bytes } of partsOf(weight)) doc.registerFont(name, bytes);
  }

  doc.rect(0, 0, width, 6).fill(colours.brand);
  let y = 48;
  write(
    doc,
    report.business,
    { x: margin, y, width: width - 2 * margin },
    { size: 11, colour: colours.soft },
  );
  write(doc, report.title, { x: margin, y: y + 18, width: width - 2 * margin }, { size: 22, weight: "bold" });
  y += 62;
  for (const line of report.lines) {
    write(doc, line, { x: margin, y, width: width - 2 * margin }, { size: 11 });
    y += 18;
  }
  for (const table of report.tables) y = drawTable(doc, table, y + 26);
  numberPages(doc, report.foot);
  doc.end();
  return done.then(() => Buffer.concat(chunks));
}

function drawTable(
  doc: PDFKit.PDFDocument,
  { heading, columns, rows, total }: PdfReport["tables"][number],
  top: number,
) {
  const first = (width - 2 * margin) * 0.4;
  const other = (width - 2 * margin - first) / Math.max(columns.length - 1, 1);
  const boxOf = (index: number, y: number): Box =>
    index === 0
      ? { x: margin, y, width: first }
      : { x: margin + first + (index - 1) * other, y, width: other };
  const line = (y: number, colour: string) =>
    doc
      .moveTo(margin, y)
      .lineTo(width - margin, y)
      .lineWidth(0.6)
      .stroke(colour);
  const head = (y: number) => {
    for (const [index, column] of columns.entries()) {
      const align = index === 0 ? "left" : "right";
      write(doc, column, boxOf(index, y), { size: 8.5, colour: colours.soft, align });
    }
    line(y + 14, colours.ink);
    return y + 19;
  };

  let y = top;
  if (y > bottom - 90) y = nextPage(doc);
  write(doc, heading, { x: margin, y, width: width - 2 * margin }, { size: 12, weight: "bold" });
  y = head(y + 22);
  for (const row of [...rows, total]) {
    if (y > bottom) y = head(nextPage(doc));
    const weight = row === total ? "bold" : "regular";
    for (const [index, cell] of row.entries()) {
      write(doc, cell, boxOf(index, y), { size: 9.5, weight, align: index === 0 ? "left" : "right" });
    }
    line(y + 14, colours.rule);
    y += 18;
  }
  return y;
}

function nextPage(doc: PDFKit.PDFDocument) {
  doc.addPage();
  return margin;
}

/** One line, smaller where it would not fit its box. */
function write(doc: PDFKit.PDFDocument, text: string, box: Box, style: Style) {
  const { weight = "regular", colour = colours.ink, align = "left" } = style;
  // The typeface has one space, of the usual width.
  const plain = text.replace(/\s/gu, " ");
  const widthAt = (size: number) => runsOf(plain, { weight, size }).reduce((sum, run) => sum + run.width, 0);
  const size = style.size * Math.min(1, (box.width - 4) / Math.max(widthAt(style.size), 1));
  let x = align === "right" ? box.x + box.width - widthAt(size) : box.x;
  for (const run of runsOf(plain, { weight, size })) {
    doc.font(run.font).fontSize(size).fillColor(colour).text(run.text, x, box.y, { lineBreak: false });
    x += run.width;
  }
}

function numberPages(doc: PDFKit.PDFDocument, foot: string) {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    const style = { size: 8.5, colour: colours.soft };
    write(doc, foot, { x: margin, y: height - 44, width: width - 2 * margin - 60 }, style);
    const number = `${page + 1} / ${count}`;
    write(doc, number, { x: width - margin - 60, y: height - 44, width: 60 }, { ...style, align: "right" });
  }
}
