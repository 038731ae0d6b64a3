import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type ListLine, readList } from "./read-list";
import { mostRows } from "./schemas";
import { waIdOf } from "./wa-id-of";

const bytes = (text: string, encoding: BufferEncoding = "utf8") =>
  new Uint8Array(Buffer.from(text, encoding));

async function read(file: Uint8Array, phoneColumn?: number) {
  const list = await readList(file, { home: "ES", phoneColumn });
  const lines: ListLine[] = [];
  for await (const line of list.lines()) lines.push(line);
  return {
    ...list,
    people: lines.filter((one) => "waId" in one),
    faults: lines.filter((one) => "fault" in one),
  };
}

test("the column of numbers is found, and numbers without a country are those of the one who writes", async () => {
  const list = await read(bytes("Nombre;Compra;Teléfono\nInès;12;611 000 001\nBram;7;+31 6 12345678\n"));
  expect(list).toMatchObject({ columns: ["Nombre", "Compra", "Teléfono"], phoneColumn: 2 });
  expect(list.people).toEqual([
    { line: 2, waId: "34611000001", country: "ES", cells: ["Inès", "12", "611 000 001"] },
    { line: 3, waId: "31612345678", country: "NL", cells: ["Bram", "7", "+31 6 12345678"] },
  ]);
});

test("each line that cannot be used is named with what is wrong with it", async () => {
  const { people, faults } = await read(
    bytes(`Phone,Note\n+34611000001,a\n,b\n12,c\n0034 611 000 001,d\n\n+34611000002,${"x".repeat(1025)}\n`),
  );
  expect(people).toHaveLength(1);
  expect(faults.map((one) => "fault" in one && [one.line, one.fault])).toEqual([
    [3, "noNumber"],
    [4, "badNumber"],
    [5, "twice"],
    [7, "tooLong"],
  ]);
});

test("columns of one name are told apart, and a cell becomes one line of plain words", async () => {
  const { columns, people } = await read(
    bytes('Phone,Name,Name,\n+34611000001,"In\u0000ès\nS.",B,c\n'.replace("\u0000", "")),
  );
  expect(columns).toEqual(["Phone", "Name", "Name 2", "4"]);
  expect(people[0]).toMatchObject({ cells: ["+34611000001", "Inès S.", "B", "c"] });
});

test("letters of Windows are read as they were meant", async () => {
  const { people } = await read(bytes("Phone;Name\n+34611000001;Inès\n", "latin1"));
  expect(people[0]).toMatchObject({ cells: ["+34611000001", "Inès"] });
});

describe("refused with a sentence", () => {
  test.each([
    ["a file without a header", bytes("\n\n"), "listNoHeader"],
    ["a list without numbers", bytes("Name,City\nInès,Sevilla\n"), "listNoPhones"],
    ["bytes that are no text", bytes("Phone\n\0\0\n"), "listUnreadable"],
    ["a zip that is no workbook", zipSync({ "a.txt": bytes("hola") }), "listUnreadable"],
  ])("%s", async (_what, file, key) => {
    await expect(read(file)).rejects.toMatchObject({ key });
  });

  test("more lines than a list may have", async () => {
    const rows = Array.from({ length: mostRows + 1 }, () => "x").join("\n");
    await expect(read(bytes(`Phone\n+34611000001\n${rows}\n`))).rejects.toMatchObject({ key: "listTooLong" });
  });
});

test.each([
  ["+34 611 00 00 01", "34611000001"],
  ["0034611000001", "34611000001"],
  ["34611000001", "34611000001"],
  ["(611) 000-001", "34611000001"],
  ["+1 416 555 0123", "14165550123"],
  ["123", undefined],
  ["hola", undefined],
])("%s is the number %s", (text, waId) => {
  expect(waIdOf(text, "ES")?.waId).toBe(waId);
});
