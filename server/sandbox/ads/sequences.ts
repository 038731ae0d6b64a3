import { objectId } from "../ids";
import type { Content, World } from "../world";
import { adError, badParam } from "./errors";
import { record, text } from "./rules";
import { effectiveStatus } from "./status";

/** Greetings kept at a WhatsApp account, which ads name by their id. */
export function answerSequences(world: World, wabaId: string, method: string, params: Content): unknown {
  const { sequences } = world.ads;
  if (!world.accounts.get(wabaId)) throw adError(33);
  const id = text(params.sequence_id);
  const known = id ? sequences.get(id) : undefined;
  if (id && known?.wabaId !== wabaId) throw adError(33);
  if (method === "GET") {
    const own = sequences
      .all()
      .filter((sequence) => sequence.wabaId === wabaId && (!id || sequence.id === id));
    return {
      data: own.map(({ id, name, sequence }) => ({
        id,
        name,
        welcome_message_sequence: sequence,
        is_used_in_ad: isUsed(world, id),
      })),
    };
  }
  if (method === "DELETE") {
    if (isUsed(world, id)) throw badParam("sequence_id", "The sequence is used in an active ad");
    sequences.remove(id);
    return { success: true };
  }
  const sequence = text(params.welcome_message_sequence);
  if (!sequence || !text(params.name))
    throw badParam("welcome_message_sequence", "Give a name and a sequence");
  const row = sequences.put({ id: known?.id ?? objectId(), wabaId, name: text(params.name), sequence });
  return { sequence_id: row.id };
}

function isUsed(world: World, id: string): boolean {
  return world.ads.objects.all().some((ad) => {
    if (ad.level !== "ad" || effectiveStatus(world, ad) !== "ACTIVE") return false;
    const creative = world.ads.objects.get(text(record(ad.params.creative).creative_id));
    const { additional_data } = record(creative?.params.asset_feed_spec);
    return record(additional_data).partner_app_welcome_message_flow_id === id;
  });
}
