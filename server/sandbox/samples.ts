import { crc32, deflateSync } from "node:zlib";

export type Sample = { bytes: Buffer; mimeType: string; filename: string };

/** Things a customer may have at hand, drawn here so that no file has to be found first. */
export const samples: Record<"photo" | "document" | "voice", () => Sample> = {
  photo: () => ({ bytes: drawLoaf(480, 360), mimeType: "image/png", filename: "loaf.png" }),
  document: () => ({
    bytes: writePdf("Order 1042: two loaves"),
    mimeType: "application/pdf",
    filename: "order-1042.pdf",
  }),
  voice: () => ({ bytes: recordSilence(3), mimeType: "audio/ogg; codecs=opus", filename: "voice.ogg" }),
};

/** A loaf of bread on a board, further to the right with each frame. */
export function drawLoaf(width: number, height: number, frame = 1): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [red, green, blue] = loafColour(x / width - (frame - 1) / 8, y / height);
      rows.set([red, green, blue], y * (width * 3 + 1) + 1 + x * 3);
    }
  }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk("IHDR", size),
    pngChunk("IDAT", deflateSync(rows)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

function loafColour(x: number, y: number): [number, number, number] {
  const crust = ((x - 0.5) / 0.36) ** 2 + ((y - 0.52) / 0.25) ** 2;
  if (crust < 1) {
    const cut = Math.abs(((x * 1.6 + y * 0.8) % 0.28) - 0.14) < 0.012 && crust < 0.72;
    if (cut) return [243, 218, 170];
    const light = Math.max(0, 1 - crust) * 70 - (y - 0.4) * 90;
    return [166 + light, 102 + light * 0.8, 46 + light * 0.5];
  }
  if (y > 0.66) {
    const grain = Math.sin(y * 160 + Math.sin(x * 9) * 2) * 7;
    return [196 + grain, 160 + grain, 118 + grain];
  }
  return [224 - y * 34, 226 - y * 22, 214 - y * 16];
}

function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

function writePdf(text: string): Buffer {
  const page = `BT /F1 24 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + trailer, "latin1");
}

const framesPerSecond = 50;
const samplesPerFrame = 960;

/** An Ogg Opus recording of nothing: a voice note that any player accepts. */
function recordSilence(durationSeconds: number): Buffer {
  const head = Buffer.concat([Buffer.from("OpusHead"), Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])]);
  const tags = Buffer.concat([
    Buffer.from("OpusTags"),
    Buffer.from([7, 0, 0, 0]),
    Buffer.from("Guichet"),
    Buffer.alloc(4),
  ]);
  const silence = Buffer.from([0xf8, 0xff, 0xfe]);
  const pages = Array.from({ length: durationSeconds }, (_, second) => {
    const position = (second + 1) * framesPerSecond * samplesPerFrame;
    const flags = second === durationSeconds - 1 ? 4 : 0;
    return oggPage(
      Array.from({ length: framesPerSecond }, () => silence),
      second + 2,
      position,
      flags,
    );
  });
  return Buffer.concat([oggPage([head], 0, 0, 2), oggPage([tags], 1, 0, 0), ...pages]);
}

function oggPage(packets: Buffer[], sequence: number, position: number, flags: number): Buffer {
  const header = Buffer.alloc(27 + packets.length);
  header.write("OggS", 0, "latin1");
  header[5] = flags;
  header.writeBigUInt64LE(BigInt(position), 6);
  header.writeUInt32LE(0x6775, 14);
  header.writeUInt32LE(sequence, 18);
  header[26] = packets.length;
  packets.forEach((packet, index) => {
    header[27 + index] = packet.length;
  });
  const page = Buffer.concat([header, ...packets]);
  page.writeUInt32LE(oggChecksum(page), 22);
  return page;
}

/** Ogg's CRC-32 takes the bits the other way round and is not inverted. */
function oggChecksum(bytes: Buffer): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}
