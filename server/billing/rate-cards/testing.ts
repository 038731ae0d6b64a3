import { strToU8, zipSync } from "fflate";

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const columnName = (at: number): string =>
  (at >= 26 ? columnName(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));

/** Numbers stand in a workbook as Excel writes them, texts as texts, and `raw` as given. */
export type Cell = string | { number: string } | { raw: string };

function cellXml(cell: Cell, at: string): string {
  if (typeof cell !== "string") {
    return "raw" in cell ? cell.raw : `<c r="${at}"><v>${cell.number}</v></c>`;
  }
  return cell === "" ? "" : `<c r="${at}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
}

const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`);
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const types = "http://schemas.openxmlformats.org/package/2006/content-types";
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A workbook of these sheets. */
export function workbook(
  sheets: Record<string, Cell[][]>,
  more: Record<string, Uint8Array> = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const files: Record<string, Uint8Array> = {
    "[Content_Types].xml": xml(
      `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${names.map((_, n) => `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join("")}</Types>`,
    ),
    "_rels/.rels": xml(
      `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, n) => `<sheet name="${escapeXml(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": xml(
      `<Relationships xmlns="${relations}">${names.map((_, n) => `<Relationship Id="rId${n + 1}" Type="${office}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join("")}</Relationships>`,
    ),
  };
  for (const [n, rows] of Object.values(sheets).entries()) {
    const body = rows
      .map((row, r) => {
        const cells = row.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`)).join("");
        return `<row r="${r + 1}">${cells}</row>`;
      })
      .join("");
    files[`xl/worksheets/sheet${n + 1}.xml`] = xml(
      `<worksheet xmlns="${main}"><sheetData>${body}</sheetData></worksheet>`,
    );
  }
  return zipSync({ ...files, ...more });
}

const prose = ["WhatsApp Business Platform pricing", "List rates, per delivered message", "", "", ""];

/** Meta's list rates as a CSV: five lines of prose, then the header. */
export const listCsv = (lines: string[]) =>
  [
    ...prose,
    "Market,Currency,Marketing,Utility,Authentication,Authentication-International,Service",
    ...lines,
  ].join("\r\n");

/** Meta's volume tiers as a CSV: three groups side by side. */
export const tierCsv = (lines: string[]) => {
  const group = "From,To,Rate type,Rate,vs. list";
  return [
    "WhatsApp Business Platform pricing",
    ",,Utility,,,,,Authentication,,,,,Authentication-International,,,,",
    `Market,Currency,${group},${group},${group}`,
    ...lines,
  ].join("\n");
};

export const bytesOf = (text: string) => new TextEncoder().encode(text);
