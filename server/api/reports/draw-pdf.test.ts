import { PDFiumLibrary } from "@hyzyla/pdfium";
import { expect, test } from "vitest";
import { drawPdf } from "./draw-pdf";

// The reader of PDF takes its time on a busy machine.
test("a month on paper says whose it is, and every row on as many pages as it takes", {
  timeout: 30_000,
}, async () => {
  const rows = Array.from({ length: 90 }, (_, nth) => [`Country ${nth}`, `${nth}`, "€\u00a00.0171"]);
  const pdf = await drawPdf({
    language: "fr",
    business: "Boulangerie Łuna & Śnieżka",
    title: "Rapport de coûts, octobre 2026",
    lines: ["4 messages remis, dont 2 gratuits."],
    tables: [
      {
        heading: "Pays",
        columns: ["Pays", "Messages", "Coût attendu"],
        rows,
        total: ["Total", "4005", "€\u00a01.539"],
      },
    ],
    foot: "État au 2 nov. 2026",
  });
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  // Letters of different files of the typeface are read back with a break between them.
  const pages = [...document.pages()].map((page) => page.getText().replace(/\s+/g, ""));
  expect(pages.length).toBe(3);
  expect(pages[0]).toContain("BoulangerieŁuna&Śnieżka");
  expect(pages[0]).toContain("Rapportdecoûts,octobre2026");
  for (let nth = 0; nth < 90; nth++) expect(pages.join("")).toContain(`Country${nth}`);
  expect(pages[2]).toContain("Total4005€1.539");
  expect(pages[1]).toContain("2/3");
  document.destroy();
  library.destroy();
});
