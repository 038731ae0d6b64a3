import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { rateCurrencies } from "./rate-file";
import { readRateFile } from "./read-rate-file";
import { bytesOf, type Cell, listCsv, tierCsv, workbook } from "./testing";

const spain = "Spain,$US,0.0707,0.0200,0.0200,n/a,0.0200";
const india = "India,$US,0.0118,0.0014,0.0014,0.0304,0.0014";
const rows = async (bytes: Uint8Array) =>
  (await readRateFile(bytes)).rates.map(
    ({ market, category, tierFrom, tierTo, amountMicros }) =>
      `${market} ${category} ${tierFrom}-${tierTo ?? ""} ${amountMicros}`,
  );
const refusal = (bytes: Uint8Array) =>
  readRateFile(bytes).then(
    () => "taken",
    (error: { key?: string; params?: { line?: number } }) => [error.key, error.params?.line].join(" ").trim(),
  );

const ofSpain = [
  "Spain marketing 0- 70700",
  "Spain utility 0- 20000",
  "Spain authentication 0- 20000",
  "Spain service 0- 20000",
];

describe("list rates", () => {
  test("are read from Meta's CSV, whose header stands below its prose", async () => {
    const file = await readRateFile(bytesOf(listCsv([spain, india])));
    expect(file).toMatchObject({ kind: "list", currency: "USD", ignored: [] });
    expect(await rows(bytesOf(listCsv([spain, india])))).toEqual([
      ...ofSpain,
      "India marketing 0- 11800",
      "India utility 0- 1400",
      "India authentication 0- 1400",
      "India authentication_international 0- 30400",
      "India service 0- 1400",
    ]);
  });

  test("are read from a workbook whatever its name, with numbers as Excel keeps them and a column of something else", async () => {
    const number = (value: string): Cell => ({ number: value });
    const october = workbook({
      "Read me": [["Rates from 1 October 2026"]],
      "List rates": [
        ["WhatsApp Business Platform"],
        [""],
        ["Market", "Currency", "Marketing", "Utility", "Authentication", "Service", "Meta Business Agent"],
        [
          "Spain",
          "$US",
          number("7.0699999999999999E-2"),
          number("0.02"),
          number("0.02"),
          number("0.02"),
          number("2"),
        ],
      ],
    });
    expect(await rows(october)).toEqual(ofSpain);
    expect((await readRateFile(october)).ignored).toEqual(["Meta Business Agent"]);
  });

  test.each(rateCurrencies)("are read in %s", async (currency) => {
    const file = await readRateFile(bytesOf(listCsv([`Spain,${currency},586.33,200,200,,200`])));
    expect(file).toMatchObject({ currency, rates: [{ amountMicros: 586_330_000n }, {}, {}, {}] });
  });

  test.each([
    ["semicolons", listCsv([spain]).replaceAll(",", ";")],
    ["tabs", listCsv([spain]).replaceAll(",", "\t")],
    ["a mark of its encoding", `\uFEFF${listCsv([spain])}`],
    ["empty lines and a note below", `${listCsv([spain])}\r\n\r\nRates exclude tax.`],
  ])("are read with %s", async (_, text) => {
    expect(await rows(bytesOf(text))).toEqual(ofSpain);
  });

  test("keep every amount to the millionth, as text and as Excel's own number", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2_000_000 }), async (micros) => {
        const text = `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, "0")}`;
        const header = ["Market", "Currency", "Marketing"];
        const asNumber = workbook({ Rates: [header, ["Spain", "USD", { number: String(Number(text)) }]] });
        for (const bytes of [bytesOf(listCsv([`Spain,USD,${text},,,,`])), asNumber]) {
          const [rate] = (await readRateFile(bytes)).rates;
          expect(rate?.amountMicros).toBe(BigInt(micros));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("volume tiers", () => {
  const africa = [
    'Rest of Africa,$US,0,"100,000",LIST,0.0040,0%,0,,LIST,0.0040,0%,,,,,',
    ',,"100,001","1,000,000",TIER,0.0038,-5%,,,,,,,,,,',
    ",,1000001,,TIER,0.0036,-10%,,,,,,,,,,",
  ];

  test("are read side by side, a market written once and a last band without an end", async () => {
    const file = await readRateFile(bytesOf(tierCsv(africa)));
    expect(file).toMatchObject({ kind: "tiers", currency: "USD" });
    expect(file.rates.every(({ edgesKnown }) => edgesKnown)).toBe(true);
    expect(await rows(bytesOf(tierCsv(africa)))).toEqual([
      "Rest of Africa utility 0-100000 4000",
      "Rest of Africa authentication 0- 4000",
      "Rest of Africa utility 100001-1000000 3800",
      "Rest of Africa utility 1000001- 3600",
    ]);
  });

  test("may name an edge twice, and then mean the message after it", async () => {
    const lines = [
      "Spain,USD,1,100,LIST,0.02,,0,MAX,LIST,0.02,,0,∞,LIST,0.03,",
      "Spain,USD,100,MAX,TIER,0.01,,,,,,,,,,,",
    ];
    expect(await rows(bytesOf(tierCsv(lines)))).toEqual([
      "Spain utility 0-100 20000",
      "Spain authentication 0- 20000",
      "Spain authentication_international 0- 30000",
      "Spain utility 101- 10000",
    ]);
  });

  test.each([
    ["begin in the middle", ["Spain,USD,500,,LIST,0.02,,,,,,,,,,,"], "rateFileTier 4"],
    ["leave a gap", ["Spain,USD,0,99,LIST,0.02,,,,,,,,,,,", ",,150,,TIER,0.01,,,,,,,,,,,"], "rateFileTier 5"],
    [
      "go backwards",
      ["Spain,USD,0,99,LIST,0.02,,,,,,,,,,,", ",,100,50,TIER,0.01,,,,,,,,,,,"],
      "rateFileTier 5",
    ],
    [
      "follow an endless one",
      ["Spain,USD,0,,LIST,0.02,,,,,,,,,,,", ",,100,,TIER,0.01,,,,,,,,,,,"],
      "rateFileTier 5",
    ],
    [
      "become dearer",
      ["Spain,USD,0,99,LIST,0.02,,,,,,,,,,,", ",,100,,TIER,0.03,,,,,,,,,,,"],
      "rateFileAmount 5",
    ],
    ["have no beginning", ["Spain,USD,,99,LIST,0.02,,,,,,,,,,,"], "rateFileTier 4"],
    ["are a formula", ["Spain,USD,=1+1,99,LIST,0.02,,,,,,,,,,,"], "rateFileTier 4"],
  ])("that %s are refused, with the line", async (_, lines, why) => {
    expect(await refusal(bytesOf(tierCsv(lines)))).toBe(why);
  });
});

describe("refused, with the line and the reason, is a list with", () => {
  test.each([
    ["another currency", [spain, india.replace("$US", "EUR")], "rateFileTwoCurrencies 8"],
    ["a currency that Meta has no list in", [spain.replace("$US", "CHF")], "rateFileCurrency 7"],
    ["no currency", [spain.replace("$US", "")], "rateFileCurrency 7"],
    ["a negative amount", [spain.replace("0.0707", "-0.0707")], "rateFileAmount 7"],
    ["an amount in words", [spain.replace("0.0707", "much")], "rateFileAmount 7"],
    ["a formula", [spain.replace("0.0707", "=0.07")], "rateFileAmount 7"],
    ["an endless amount", [spain.replace("0.0707", "1e99")], "rateFileAmount 7"],
    ["an amount with a comma", [spain.replace("0.0707", '"0,0707"')], "rateFileAmount 7"],
    ["more than six decimals", [spain.replace("0.0707", "0.07070001")], "rateFileAmount 7"],
    ["an amount nobody would pay", [spain.replace("0.0707", "100001")], "rateFileAmount 7"],
    ["the same market twice", [spain, spain], "rateFileMarket 8"],
    ["no market", [spain.replace("Spain", "")], "rateFileMarket 7"],
    ["markup for a market", [spain.replace("Spain", "<b>Spain</b>")], "rateFileMarket 7"],
  ])("%s", async (_, lines, why) => {
    expect(await refusal(bytesOf(listCsv(lines)))).toBe(why);
  });
});

describe("refused is", () => {
  const sheet = (cells: Cell[][]) => workbook({ Rates: cells });
  const header: Cell[] = ["Market", "Currency", "Marketing"];
  test.each<[string, () => Uint8Array, string]>([
    ["a file without a list", () => bytesOf("Dear finance, here are the rates."), "rateFileNoHeader"],
    ["nothing", () => bytesOf(""), "rateFileNoHeader"],
    ["a header alone", () => bytesOf(listCsv([])), "rateFileNoHeader"],
    ["a picture", () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0]), "rateFileUnreadable"],
    [
      "a torn workbook",
      () => sheet([header, ["Spain", "USD", { number: "0.07" }]]).slice(0, 400),
      "rateFileUnreadable",
    ],
    ["a zip that is no workbook", () => zipSync({ "a.txt": bytesOf("Spain") }), "rateFileUnreadable"],
    ["two megabytes", () => new Uint8Array(2_000_000), "rateFileTooLarge"],
    [
      "six thousand lines",
      () => bytesOf(listCsv(Array.from({ length: 6000 }, () => spain))),
      "rateFileTooLarge",
    ],
    [
      "a workbook that unpacks to twenty megabytes",
      () => workbook({ Rates: [header] }, { "xl/media/bomb.xml": new Uint8Array(20_000_000) }),
      "rateFileTooLarge",
    ],
    [
      "a workbook of a thousand parts",
      () =>
        workbook(
          { Rates: [header] },
          Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`xl/media/${n}.xml`, bytesOf("")])),
        ),
      "rateFileTooLarge",
    ],
    [
      "a cell in the thousand millionth row",
      () => sheet([header, [{ raw: '<c r="A1000000000"><v>1</v></c>' }]]),
      "rateFileTooLarge",
    ],
    [
      "a cell in the last column",
      () => sheet([header, [{ raw: '<c r="XFD2"><v>1</v></c>' }]]),
      "rateFileTooLarge",
    ],
    [
      "a cell that reckons",
      () => sheet([header, ["Spain", "USD", { raw: '<c r="C2"><f>1+1</f><v>0.07</v></c>' }]]),
      "rateFileFormula",
    ],
  ])("%s", async (_, make, why) => {
    expect(await refusal(make())).toBe(why);
  });

  test("a file whose zip directory says less than it holds, without unpacking it", async () => {
    const bytes = workbook({ Rates: [header] }, { "xl/media/bomb.xml": new Uint8Array(18_000_000) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length - 4; at++) {
      const [isLocal, isDirectory] = [
        view.getUint32(at, true) === 0x04034b50,
        view.getUint32(at, true) === 0x02014b50,
      ];
      if (isLocal && view.getUint32(at + 22, true) > 1_000_000) view.setUint32(at + 22, 10, true);
      if (isDirectory && view.getUint32(at + 24, true) > 1_000_000) view.setUint32(at + 24, 10, true);
    }
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal(bytes)).toMatch(/^rateFile/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16_000_000);
  });

  test("anything else, without ever failing in another way", async () => {
    const torn = fc.tuple(
      fc.constantFrom(bytesOf(listCsv([spain, india])), sheet([header, ["Spain", "USD", "1"]])),
      fc.nat(),
      fc.nat({ max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), torn), async (input) => {
        let bytes = input as Uint8Array;
        if (Array.isArray(input)) {
          bytes = input[0].slice();
          bytes[input[1] % bytes.length] = input[2];
        }
        expect(await refusal(bytes)).toMatch(/^(taken|rateFile)/);
      }),
      { numRuns: 300 },
    );
  });
});
