import type { z } from "zod";
import type { floodInput } from "./control-input";
import type { Desk } from "./phones";
import { addPhone, write } from "./phones";
import type { Phone } from "./world";

const tickMs = 20;

/** Many customers who are not on the desk write at a steady rate. Returns at once; the writing goes on. */
export function startFlood(
  desk: Desk,
  { count, ratePerSecond, customers, text }: z.infer<typeof floodInput>,
) {
  const phones = Array.from({ length: Math.min(customers, count) }, (_, index) => floodPhone(desk, index));
  const startedAt = Date.now();
  let written = 0;

  const tick = () => {
    const dueBy = Math.min(count, Math.ceil(((Date.now() - startedAt) / 1000) * ratePerSecond));
    for (; written < dueBy; written++) {
      const phone = phones[written % phones.length] as Phone;
      const body = text.replaceAll("{n}", String(written + 1));
      write(desk, phone, { type: "text", content: { body } });
    }
    if (written < count) desk.world.after(tickMs, tick);
  };
  tick();
  return { count, seconds: Math.ceil(count / ratePerSecond), phones: phones.map(({ id }) => id) };
}

function floodPhone({ world }: Desk, index: number): Phone {
  const id = `flood-${index + 1}`;
  const waId = `3247${String(index + 1).padStart(7, "0")}`;
  return (
    world.phones.get(id) ??
    addPhone(world, { id, name: `Customer ${index + 1}`, country: "BE", waId, isOnDesk: false })
  );
}
